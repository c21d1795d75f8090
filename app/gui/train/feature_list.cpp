#include "app/gui/train/feature_list.h"

#include "app/gui/pages/page.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/train/path_edit.h"
#include "app/gui/workbench.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QToolButton>

namespace vantage::gui {

FeatureList::FeatureList(Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench)
{
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_add = named(new QToolButton(this), "featureAddButton");
    m_rows->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QToolButton::clicked, this, &FeatureList::add);
    retranslate();
}

void FeatureList::setFiles(const std::vector<std::filesystem::path> &files)
{
    if (files == m_files)
        return;
    m_files = files;
    showRows();
}

void FeatureList::setPossible(bool possible)
{
    m_possible = possible;
    m_add->setEnabled(possible);
    retranslate();
}

void FeatureList::retranslate()
{
    m_add->setText(tr("Add…"));
    m_add->setToolTip(m_possible ? tr("A DINOv2 .pth, or an ONNX network that gives scores: what it sees of a pixel joins what the backbone sees")
                                 : tr("Only a network of frozen levels takes further features (All options, Network)"));
    for (int row = 0; row < static_cast<int>(m_files.size()); ++row)
        if (auto *button = findChild<QToolButton *>("featureRemoveButton" + QString::number(row)))
            button->setToolTip(tr("Train without it"));
}

void FeatureList::add()
{
    const QString file = m_bench.prompts.openFile(this, tr("Further features"), m_bench.settings.lastFolder(),
                                                  tr("Networks (*.pth *.pt *.safetensors *.onnx);;All files (*)"));
    if (file.isEmpty())
        return;
    auto files = m_files;
    files.push_back(toPath(file));
    Q_EMIT filesChosen(files);
}

void FeatureList::showRows()
{
    while (m_rows->count() > 1) {
        QWidget *row = m_rows->takeAt(0)->widget();
        row->hide();
        row->deleteLater(); // it may be its own button that asked
        for (QWidget *part : row->findChildren<QWidget *>())
            part->setObjectName(QString());
    }
    for (int i = 0; i < static_cast<int>(m_files.size()); ++i) {
        auto *row = new QWidget(this);
        auto *box = new QHBoxLayout(row);
        box->setContentsMargins(0, 0, 0, 0);
        auto *name = new PathEdit(row);
        name->setObjectName("featureEdit" + QString::number(i));
        name->setReadOnly(true);
        name->setPath(toQt(m_files[static_cast<size_t>(i)]));
        auto *remove = new QToolButton(row);
        remove->setObjectName("featureRemoveButton" + QString::number(i));
        remove->setIcon(themeIcon(Icon::Delete));
        box->addWidget(name, 1);
        box->addWidget(remove);
        m_rows->insertWidget(i, row);
        connect(remove, &QToolButton::clicked, this, [this, i] {
            auto files = m_files;
            files.erase(files.begin() + i);
            Q_EMIT filesChosen(files);
        });
    }
    retranslate();
}

} // namespace vantage::gui
