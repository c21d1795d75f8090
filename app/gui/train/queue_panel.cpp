#include "app/gui/train/queue_panel.h"

#include "app/gui/pages/page.h"
#include "app/gui/project_session.h"
#include "app/gui/text.h"
#include "app/gui/train/queue_runner.h"
#include "app/gui/workbench.h"
#include "core/base/error.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QTreeWidget>
#include <algorithm>
#include <utility>

namespace vantage::gui {
namespace {

constexpr int idRole = Qt::UserRole;

/// Under 0 where nobody knows.
double secondsOfEntry(const Project &project, const QueueEntry &entry)
{
    try {
        const AdaptationOptions options = requestOf(project, entry);
        const Preflight found = preflight(projectToBe(options), options);
        return found.problems.empty() ? found.seconds : -1;
    } catch (const std::exception &) { // it is said when its turn comes
        return -1;
    }
}

Icon iconOf(QueueState state)
{
    switch (state) {
    case QueueState::Waiting: return Icon::Next;
    case QueueState::Running: return Icon::Play;
    case QueueState::Finished: return Icon::Check;
    case QueueState::Stopped: return Icon::Cancel;
    case QueueState::Failed: break;
    }
    return Icon::Error;
}

} // namespace

QueuePanel::QueuePanel(Workbench &bench, QueueRunner &runner, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_runner(runner)
{
    setObjectName("queuePanel");
    m_title = named(new QLabel(this), "queueTitle");
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_sum = named(new QLabel(this), "queueSum");
    m_sum->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // what it says must not widen the window
    const auto tool = [this](const char *name, Icon icon) {
        auto *made = named(new QToolButton(this), name);
        made->setIcon(themeIcon(icon));
        made->setFocusPolicy(Qt::StrongFocus);
        return made;
    };
    m_up = tool("queueUpButton", Icon::Up);
    m_down = tool("queueDownButton", Icon::Down);
    m_remove = tool("queueRemoveButton", Icon::Delete);
    m_clear = named(new QPushButton(this), "queueClearButton");
    m_pause = named(new QPushButton(this), "queuePauseButton");
    m_start = named(new QPushButton(themeIcon(Icon::Play), QString(), this), "queueStartButton");
    m_list = named(new QTreeWidget(this), "queueList");
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setColumnCount(3);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_list->setHeaderHidden(true);

    auto *row = new QHBoxLayout;
    row->addWidget(m_title);
    row->addWidget(m_sum, 1);
    for (QWidget *button : {static_cast<QWidget *>(m_up), static_cast<QWidget *>(m_down), static_cast<QWidget *>(m_remove), static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_start)})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_list);
    hide();

    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QToolButton::clicked, this, &QueuePanel::remove);
    auto *deleting = new QShortcut(QKeySequence::Delete, m_list);
    deleting->setContext(Qt::WidgetShortcut);
    connect(deleting, &QShortcut::activated, m_remove, &QToolButton::click);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        std::erase_if(m_state.lines, [](const Line &line) { return line.entry.state != QueueState::Waiting && line.entry.state != QueueState::Running; });
        showList();
        change([](RunQueue &queue) { queue.removeDone(); });
    });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_state.paused = !m_state.paused;
        showButtons();
        change([paused = m_state.paused](RunQueue &queue) { queue.setPaused(paused); });
    });
    connect(m_start, &QPushButton::clicked, &m_runner, &QueueRunner::start);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &QueuePanel::showButtons);
    connect(&m_writer, &LatestWork::idle, this, &QueuePanel::next);
    connect(&m_runner, &QueueRunner::changed, this, &QueuePanel::refresh);
    connect(&m_runner, &QueueRunner::failed, this, [this](const QString &message) { m_bench.prompts.complain(this, message); });
    connect(&m_bench.session, &ProjectSession::projectChanged, this, &QueuePanel::showProject);
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &QueuePanel::refresh);
    connect(&m_bench.session, &ProjectSession::runsProgressed, this, [this] {
        const bool elsewhere = m_bench.session.isTrainedElsewhere();
        if (std::exchange(m_elsewhere, elsewhere) || elsewhere)
            refresh(); // it may be this queue that is worked on there
    });
    retranslate();
}

void QueuePanel::showProject()
{
    const std::filesystem::path folder = m_bench.session.isWritten() ? m_bench.session.project().folder : std::filesystem::path();
    if (folder == m_folder)
        return;
    m_folder = folder;
    m_recover = true;
    m_reader.cancel();
    m_seconds.clear();
    take({});
    refresh();
}

void QueuePanel::refresh()
{
    showButtons();
    if (m_folder.empty() || m_writer.busy() || !m_todo.empty())
        return; // it is read once that is written
    m_recover = m_recover && !m_runner.isWorking();
    m_reader.start([this, recover = m_recover, folder = m_folder](const LatestWork::Voice &voice) {
        State state;
        std::vector<std::pair<int64_t, double>> seconds;
        if (const Project project = openProject(folder); std::filesystem::exists(project.database())) {
            RunQueue queue(folder);
            auto entries = queue.entries();
            if (recover && std::any_of(entries.begin(), entries.end(), [](const QueueEntry &entry) { return entry.state == QueueState::Running; }))
                try {
                    const FileLock lock = lockQueue(project);
                    queue.recover();
                    entries = queue.entries();
                } catch (const InputError &) { // another program works on it
                }
            for (QueueEntry &entry : entries)
                state.lines.push_back({entry, titleOf(project, entry)});
            state.paused = queue.isPaused();
            voice.say([this, state] {
                m_recover = false; // only now: a reading that a later one overtakes may not have been begun
                take(state);
            });
            for (const Line &line : state.lines)
                if (line.entry.state == QueueState::Waiting && !voice.stop().stop_requested())
                    seconds.emplace_back(line.entry.id, secondsOfEntry(project, line.entry));
        }
        voice.say([this, state, seconds] {
            m_seconds = {seconds.begin(), seconds.end()};
            take(state);
            Q_EMIT shown();
        });
    }); // a queue that can't be read is not shown: what the session says of its database is enough
}

void QueuePanel::add(const AdaptationOptions &options)
{
    carryOut([options] { queueAdaptation(options); });
}

void QueuePanel::change(Change what)
{
    carryOut([what = std::move(what), folder = m_folder] {
        RunQueue queue(folder);
        what(queue);
    });
}

void QueuePanel::carryOut(std::function<void()> what)
{
    m_reader.cancel(); // what it has read is old
    m_todo.push_back(std::move(what));
    next();
}

/// One load after the other: what is clicked meanwhile waits for the next.
void QueuePanel::next()
{
    if (m_writer.busy())
        return;
    if (m_todo.empty()) {
        refresh();
        return;
    }
    m_writer.start([this, todo = std::exchange(m_todo, {})](const LatestWork::Voice &voice) {
        for (const auto &one : todo)
            try {
                one();
            } catch (...) {
                voice.say([this, error = std::current_exception()] { m_bench.prompts.complain(this, errorText(error)); });
            }
    });
}

void QueuePanel::take(State state)
{
    m_state = std::move(state);
    showList();
}

void QueuePanel::showList()
{
    const int64_t before = chosen();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    QTreeWidgetItem *current = nullptr, *first = nullptr;
    for (const Line &line : m_state.lines) {
        const QueueEntry &entry = line.entry;
        QString state;
        switch (entry.state) {
        case QueueState::Waiting: state = tr("waiting"); break;
        case QueueState::Running: state = tr("running"); break;
        case QueueState::Finished: state = tr("finished"); break;
        case QueueState::Stopped: state = tr("cancelled"); break;
        case QueueState::Failed: state = tr("failed"); break;
        }
        auto *item = new QTreeWidgetItem(m_list, {state, coreText(line.title), needsText(entry)});
        item->setData(0, idRole, static_cast<qlonglong>(entry.id));
        item->setIcon(0, themeIcon(iconOf(entry.state)));
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        const QString reason = coreText(entry.reason);
        for (int column = 0; column < 3; ++column) {
            item->setToolTip(column, reason.isEmpty() ? item->text(1) : reason);
            item->setData(column, Qt::AccessibleDescriptionRole, reason);
        }
        if (entry.id == before)
            current = item;
        if (!first && (entry.state == QueueState::Waiting || entry.state == QueueState::Running))
            first = item;
    }
    if (current)
        m_list->setCurrentItem(current);
    constexpr int most = 4; // lines; more are scrolled
    const int lines = std::clamp(static_cast<int>(m_state.lines.size()), 1, most);
    const int height = m_state.lines.empty() ? 20 : std::max(m_list->sizeHintForRow(0), 18);
    m_list->setFixedHeight(lines * height + 2 * m_list->frameWidth() + 2);
    if (current)
        m_list->scrollToItem(current);
    else if (first) // what is done lies above
        m_list->scrollToItem(first, QAbstractItemView::PositionAtTop);
    m_sum->setText(sumText());
    setVisible(!m_state.lines.empty());
    showButtons();
}

QString QueuePanel::needsText(const QueueEntry &entry) const
{
    if (entry.state != QueueState::Waiting)
        return {};
    const auto known = m_seconds.find(entry.id);
    if (known == m_seconds.end())
        return QStringLiteral("…");
    return known->second < 0 ? QStringLiteral("–") : durationText(known->second);
}

QString QueuePanel::sumText() const
{
    double seconds = 0;
    int waiting = 0, failed = 0;
    bool known = true; // a sum of a part would promise too much
    for (const Line &line : m_state.lines) {
        failed += line.entry.state == QueueState::Failed;
        if (line.entry.state != QueueState::Waiting)
            continue;
        const auto needs = m_seconds.find(line.entry.id);
        known = known && needs != m_seconds.end() && needs->second >= 0;
        seconds += known ? needs->second : 0;
        ++waiting;
    }
    QStringList parts;
    if (waiting > 0 && known)
        parts << tr("what waits needs about %1").arg(durationText(seconds));
    if (failed > 0) // they may be scrolled out of sight
        parts << tr("failed: %1").arg(failed);
    return parts.join(QStringLiteral(" · "));
}

int64_t QueuePanel::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, idRole).toLongLong() : 0;
}

size_t QueuePanel::place(int64_t id, bool waitingAlone) const
{
    size_t result = 0;
    for (const Line &line : m_state.lines)
        if (line.entry.id == id)
            break;
        else if (!waitingAlone || line.entry.state == QueueState::Waiting)
            ++result;
    return result;
}

void QueuePanel::move(int by)
{
    const int64_t id = chosen();
    const size_t from = place(id, false), to = from + static_cast<size_t>(by);
    if (from >= m_state.lines.size() || to >= m_state.lines.size())
        return;
    std::swap(m_state.lines[from], m_state.lines[to]);
    showList();
    change([id, target = place(id, true)](RunQueue &queue) { queue.move(id, target); });
}

void QueuePanel::remove()
{
    const int64_t id = chosen();
    const size_t at = place(id, false);
    if (at >= m_state.lines.size())
        return;
    m_state.lines.erase(m_state.lines.begin() + static_cast<std::ptrdiff_t>(at));
    showList();
    if (!m_state.lines.empty()) // so that Delete goes on
        m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(std::min(at, m_state.lines.size() - 1))));
    change([id](RunQueue &queue) { queue.remove(id); });
}

void QueuePanel::showButtons()
{
    const auto &lines = m_state.lines;
    const size_t at = place(chosen(), false);
    const auto waits = [&](size_t i) { return i < lines.size() && lines[i].entry.state == QueueState::Waiting; };
    m_up->setEnabled(waits(at) && at > 0 && waits(at - 1));
    m_down->setEnabled(waits(at) && waits(at + 1));
    m_remove->setEnabled(at < lines.size() && lines[at].entry.state != QueueState::Running);
    const auto any = [&](auto is) { return std::any_of(lines.begin(), lines.end(), [&](const Line &line) { return is(line.entry.state); }); };
    m_clear->setEnabled(any([](QueueState state) { return state != QueueState::Waiting && state != QueueState::Running; }));
    m_pause->setText(m_state.paused ? tr("Continue") : tr("Pause"));
    m_pause->setAccessibleName(m_state.paused ? tr("Continue the queue") : tr("Pause the queue"));
    m_pause->setIcon(themeIcon(m_state.paused ? Icon::Play : Icon::Pause));
    m_start->setEnabled(!m_runner.isWorking() && !m_state.paused && !m_bench.session.isTrainedElsewhere() && any([](QueueState state) { return state == QueueState::Waiting; }));
    m_title->setText(m_state.paused         ? tr("Queue (paused)")
                     : m_runner.isWorking() ? tr("Queue (works)")
                                            : tr("Queue"));
}

void QueuePanel::retranslate()
{
    m_list->setAccessibleName(tr("Queue"));
    const auto says = [](QWidget *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    says(m_up, tr("Sooner"));
    says(m_down, tr("Later"));
    says(m_remove, tr("Take out of the queue (Del)"));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Takes what is done out of the list; its runs stay"));
    m_pause->setToolTip(tr("A paused queue begins no next one; what is being trained goes on"));
    m_start->setText(tr("Start the queue"));
    m_start->setToolTip(tr("Trains what waits, one after the other; what runs now is finished first"));
    showList();
}

} // namespace vantage::gui
