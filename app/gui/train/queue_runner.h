#pragma once

#include "app/gui/latest_work.h"
#include "app/gui/train/training_controller.h"
#include "core/workflow/preflight.h"
#include "core/workflow/queue_work.h"

namespace vantage::gui {

struct Workbench;

/// Carries out the queue of the project that is open, one training after the other, once it is asked to. One that fails is noted with its
/// reason, and the next one begins; where the operator stops one it waits again, and the queue with it. The database is read and written
/// off the window's thread.
class QueueRunner : public QObject
{
    Q_OBJECT
public:
    explicit QueueRunner(Workbench &bench, QObject *parent = nullptr);

    /// Begins with what waits; while a training runs that is not the queue's, as soon as that has ended.
    void start();
    bool isWorking() const { return m_working; } ///< between two trainings, too
    /// The entry that is being trained, or 0.
    int64_t entry() const { return m_entry; }

Q_SIGNALS:
    void changed(); ///< an entry's state, or whether it works
    /// Whoever hears it starts this training at once.
    void trainingWanted(const vantage::AdaptationOptions &options, const vantage::Preflight &plan);
    void failed(const QString &message); ///< the queue itself: it has stopped

private:
    struct Settled
    {
        int64_t id = 0;
        QueueState state = QueueState::Waiting;
        Message reason;
    };
    struct Taken
    {
        int64_t id = 0;
        Project project; ///< as it is on the disk
        AdaptationOptions options;
        Preflight plan;
    };
    void showProject();
    void goOn(const std::optional<Settled> &last, bool next);
    void begin(const Taken &taken);
    void noteEnd(const TrainingOutcome &outcome);
    void rest(); ///< it works no more

    Workbench &m_bench;
    std::filesystem::path m_folder; ///< of the project
    bool m_working = false;
    int64_t m_entry = 0;
    FileLock m_lock;  ///< of the queue, while it works
    LatestWork m_work;
};

} // namespace vantage::gui
