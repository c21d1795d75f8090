#include "app/gui/dialogs/new_project_dialog.h"

#include "app/gui/pages/page.h"
#include "app/gui/settings.h"
#include "app/gui/workbench.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace vantage::gui {

NewProjectDialog::NewProjectDialog(Workbench &bench, QWidget *parent)
    : QDialog(parent)
    , m_bench(bench)
{
    setObjectName("newProjectDialog");
    setWindowTitle(tr("New project"));
    setMinimumWidth(520);
    m_name = new QLineEdit(tr("my-camera"), this);
    m_name->setObjectName("projectNameEdit");
    m_place = new QLineEdit(bench.settings.lastFolder(), this);
    m_place->setObjectName("projectPlaceEdit");
    auto *browse = new QToolButton(this);
    browse->setObjectName("projectPlaceButton");
    browse->setIcon(themeIcon(Icon::Folder));
    m_folder = roleLabel("faint", this);
    m_folder->setObjectName("projectFolderLabel");
    m_folder->setWordWrap(true);
    auto *place = new QHBoxLayout;
    place->addWidget(m_place, 1);
    place->addWidget(browse);
    auto *form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("In the folder"), place);
    form->addRow(QString(), m_folder);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    m_create->setObjectName("createButton");
    m_create->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("A project is a folder of its own: what you choose, the runs, the models. The "
                                    "cameras' frames stay where they are."),
                                 this));
    layout->addLayout(form);
    layout->addWidget(buttons);
    static_cast<QLabel *>(layout->itemAt(0)->widget())->setWordWrap(true);
    connect(browse, &QToolButton::clicked, this, [this] {
        if (const QString chosen = m_bench.prompts.chooseFolder(this, tr("Folder for the project"), m_place->text());
            !chosen.isEmpty())
            m_place->setText(chosen);
    });
    connect(m_name, &QLineEdit::textChanged, this, &NewProjectDialog::showFolder);
    connect(m_place, &QLineEdit::textChanged, this, &NewProjectDialog::showFolder);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_name->selectAll();
    showFolder();
}

QString NewProjectDialog::folder() const
{
    return QDir(m_place->text().trimmed()).absoluteFilePath(m_name->text().trimmed());
}

void NewProjectDialog::showFolder()
{
    const QString name = m_name->text().trimmed();
    const bool usable =
        !name.isEmpty() && !name.contains('/') && name != "." && name != ".." && !m_place->text().trimmed().isEmpty();
    const QFileInfo there(folder());
    const bool taken = usable && there.exists() && (!there.isDir() || !QDir(folder()).isEmpty());
    m_create->setEnabled(usable && !taken);
    m_folder->setText(taken    ? tr("%1 is there already").arg(folder())
                      : usable ? tr("Makes %1").arg(folder())
                               : tr("Give a name without slashes"));
}

} // namespace vantage::gui
