#include "app/gui/pages/start_page.h"

#include "app/gui/data/demo_city.h"
#include "app/gui/project_session.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "widgets/theme/icons.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

namespace vantage::gui {
namespace {

/// What the project calls itself, else its folder's name.
QString projectName(const QString &folder)
{
    QFile file(folder + "/project.json");
    QString name;
    if (file.open(QIODevice::ReadOnly))
        name = QJsonDocument::fromJson(file.read(1 << 20)).object().value("name").toString();
    return name.isEmpty() ? QFileInfo(folder).fileName() : name;
}

} // namespace

StartPage::StartPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
    , m_demo(new DemoCity(this))
{
    setObjectName("startPage");
    m_title = roleLabel("title", this);
    m_lead = new QLabel(this);
    m_lead->setWordWrap(true);
    const auto button = [&](const char *name, Icon icon) {
        auto *made = new QPushButton(themeIcon(icon), QString(), this);
        made->setObjectName(name);
        made->setIconSize({24, 24});
        made->setMinimumHeight(48);
        return made;
    };
    m_new = button("newProjectButton", Icon::New);
    m_open = button("openProjectButton", Icon::Open);
    m_try = button("demoButton", Icon::Play);
    m_new->setDefault(true);
    m_drop = roleLabel("faint", this);
    m_drop->setWordWrap(true);
    m_recentTitle = new QLabel(this);
    m_recent = new QListWidget(this);
    m_recent->setObjectName("recentProjectsList");
    m_recent->setAlternatingRowColors(true);
    m_recent->installEventFilter(this);
    m_nothing = roleLabel("faint", this);
    m_demoText = new QLabel(this);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("demoProgress");
    m_cancel = new QPushButton(themeIcon(Icon::Cancel), QString(), this);
    m_cancel->setObjectName("demoCancelButton");

    auto *grid = new QGridLayout;
    grid->setSpacing(12);
    grid->addWidget(m_title, 0, 0, 1, 3);
    grid->addWidget(m_lead, 1, 0, 1, 3);
    grid->addWidget(m_new, 2, 0);
    grid->addWidget(m_open, 2, 1);
    grid->addWidget(m_try, 2, 2);
    grid->addWidget(m_drop, 3, 0, 1, 3);
    grid->addWidget(m_demoText, 4, 0, 1, 3);
    grid->addWidget(m_progress, 5, 0, 1, 2);
    grid->addWidget(m_cancel, 5, 2);
    grid->addWidget(m_recentTitle, 6, 0, 1, 3);
    grid->addWidget(m_recent, 7, 0, 1, 3);
    grid->addWidget(m_nothing, 8, 0, 1, 3);
    grid->setRowStretch(9, 1);
    for (int column = 0; column < 3; ++column)
        grid->setColumnMinimumWidth(column, 230);
    auto *outer = new QGridLayout(this);
    outer->setContentsMargins(24, 32, 24, 24);
    outer->addLayout(grid, 0, 1);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(1, 0);
    outer->setColumnStretch(2, 1);

    connect(m_new, &QPushButton::clicked, this, &StartPage::newProjectWanted);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openProjectWanted(QString()); });
    connect(m_try, &QPushButton::clicked, this, &StartPage::demoWanted);
    connect(m_cancel, &QPushButton::clicked, m_demo, &DemoCity::cancel);
    // By click and by Enter (see eventFilter): itemActivated would come with the click on some desktops, twice.
    connect(m_recent, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { open(item->data(Qt::UserRole).toString()); });
    m_recent->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_recent, &QListWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        const QListWidgetItem *item = m_recent->itemAt(place);
        if (!item)
            return;
        const QString folder = item->data(Qt::UserRole).toString();
        QMenu menu(this);
        menu.addAction(tr("Open"), this, [this, folder] { open(folder); })
            ->setEnabled(QFileInfo::exists(folder + "/project.json"));
        menu.addAction(themeIcon(Icon::Delete), tr("Take off the list"), this, [this, folder] { forget(folder); });
        menu.exec(m_recent->viewport()->mapToGlobal(place));
    });
    connect(m_demo, &DemoCity::progress, this, &StartPage::showDemoState);
    connect(m_demo, &DemoCity::finished, this, [this](const QString &project) {
        showDemoState();
        demoIsReady(project);
    });
    connect(m_demo, &DemoCity::failed, this, [this](const QString &message) {
        showDemoState();
        m_bench.prompts.complain(this, message);
    });
    refreshRecent();
    retranslate();
    showDemoState();
}

void StartPage::makeDemo(const QString &folder)
{
    m_openWhenBegun = openFolder();
    m_demo->start(folder);
    showDemoState();
}

QString StartPage::openFolder() const
{
    return m_bench.session.isOpen() ? toQt(m_bench.session.project().folder) : QString();
}

void StartPage::demoIsReady(const QString &project)
{
    if (openFolder() == m_openWhenBegun && !m_bench.training.isActive()) {
        Q_EMIT openProjectWanted(project);
        return;
    }
    // Somebody went on with something else meanwhile and is not interrupted.
    m_bench.settings.rememberProject(project);
    refreshRecent();
}

void StartPage::open(const QString &folder)
{
    if (QFileInfo::exists(folder + "/project.json")) {
        Q_EMIT openProjectWanted(folder);
    } else if (m_bench.prompts.ask(this, tr("The project is not there"),
                                   tr("%1 holds no project any more. Take it off the list?").arg(folder),
                                   {tr("Take off the list"), tr("Keep")})
               == 0) {
        forget(folder);
    }
}

void StartPage::forget(const QString &folder)
{
    m_bench.settings.forgetProject(folder);
    refreshRecent();
}

void StartPage::showEvent(QShowEvent *event)
{
    refreshRecent(); // a disk may have come or gone
    Page::showEvent(event);
}

void StartPage::showDemoState()
{
    const bool busy = m_demo->isBusy();
    m_try->setEnabled(!busy);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_demoText), static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_cancel)})
        widget->setVisible(busy);
    m_progress->setMaximum(m_demo->frames());
    m_progress->setValue(m_demo->done());
}

void StartPage::refreshRecent()
{
    m_recent->clear();
    for (const QString &folder : m_bench.settings.recentProjects()) {
        const bool there = QFileInfo::exists(folder + "/project.json");
        const QString name = projectName(folder);
        auto *item = new QListWidgetItem(themeIcon(there ? Icon::Folder : Icon::Warning),
                                         (there ? name : tr("%1 (not there)").arg(name)) + "\n"
                                             + QDir::toNativeSeparators(folder),
                                         m_recent);
        item->setData(Qt::UserRole, folder);
        if (!there) // it can be taken off the list all the same
            item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
    }
    m_recent->setVisible(m_recent->count() > 0);
    m_nothing->setVisible(m_recent->count() == 0);
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_recent && event->type() == QEvent::KeyPress && m_recent->currentItem()) {
        const QString folder = m_recent->currentItem()->data(Qt::UserRole).toString();
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Delete: forget(folder); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: open(folder); return true;
        default: break;
        }
    }
    return Page::eventFilter(watched, event);
}

void StartPage::retranslate()
{
    m_title->setText(tr("Teach a network a new camera"));
    m_lead->setText(tr("Vantage takes a network that knows one fixed camera and adapts it to another one, from the new "
                       "camera's frames alone: nobody has to label them."));
    m_new->setText(tr("New project"));
    m_open->setText(tr("Open project"));
    m_try->setText(tr("Try the demo city"));
    m_try->setToolTip(tr("Renders two cameras of a synthetic city and makes a project of them, in under a minute"));
    m_drop->setText(tr("Or drop a project folder, or a camera's folder, onto the window."));
    m_demoText->setText(tr("Rendering two cameras of the demo city…"));
    m_cancel->setText(tr("Cancel"));
    m_recentTitle->setText(tr("Recent projects"));
    m_recent->setToolTip(tr("Delete takes a project off this list; its files stay"));
    m_nothing->setText(tr("There are no projects yet."));
    refreshRecent();
}

} // namespace vantage::gui
