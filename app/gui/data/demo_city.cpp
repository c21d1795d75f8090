#include "app/gui/data/demo_city.h"

#include "app/gui/text.h"
#include "app/gui/thread_priority.h"
#include "core/demo/city.h"
#include "core/runs/project.h"

#include <atomic>
#include <future>

namespace vantage::gui {
namespace {

// Not "old-camera", "new-camera" and "project": those are of demos made before, whose views were A and today's C.
constexpr const char *kSource = "camera-a", *kTarget = "camera-b", *kProject = "a-to-b";

} // namespace

DemoCity::DemoCity(QObject *parent)
    : QObject(parent)
{ }

void DemoCity::start(const QString &folder, int framesEach)
{
    m_busy = true;
    m_frames = 2 * framesEach;
    m_done = 0;
    m_work.start(
        [this, base = toPath(folder), framesEach](const LatestWork::Voice &voice) {
            std::atomic<int> done = 0;
            const auto render = [&](char view) {
                giveWayToTheWindow();
                CityOptions options;
                options.view = view;
                options.size = {240, 180};
                writeCity(options, framesEach, base / (view == 'A' ? kSource : kTarget), [&](int, int) {
                    voice.say([this, now = ++done] {
                        m_done = std::max(m_done, now);
                        Q_EMIT progress();
                    });
                    return !voice.stop().stop_requested();
                });
            };
            auto other = std::async(std::launch::async, render, 'B');
            render('A');
            other.get();
            if (voice.stop().stop_requested())
                return;
            Project project;
            project.folder = base / kProject;
            project.sources = {base / kSource};
            project.target = base / kTarget;
            project.name = "Demo city";
            project.measureTarget = true;
            if (!isProject(project.folder)) {
                project.classes = openCameras(project.sources, LabelUse::Required).classes;
                createProject(project);
            }
            voice.say([this, made = toQt(project.folder)] {
                m_busy = false;
                Q_EMIT finished(made);
            });
        },
        [this](std::exception_ptr error) {
            m_busy = false;
            Q_EMIT failed(errorText(error));
        });
}

void DemoCity::cancel()
{
    m_work.cancel();
    m_busy = false;
    Q_EMIT progress();
}

} // namespace vantage::gui
