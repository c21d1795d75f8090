#include "core/runs/camera_watch.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/cameras/frame_reader.h"
#include "core/cameras/sampling.h"
#include "core/cameras/stream_follower.h"
#include "core/data/image_io.h"
#include "core/geometry/fixed_camera.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr size_t trainingFrames = 48, windowFrames = 7, fewestFrames = 5;
constexpr int windowsToBelieve = 2;

fs::path stateFile(const Project &project, const std::string &camera)
{
    return project.folder / "watch" / (camera + ".json");
}

void writeState(const Project &project, const WatchState &state)
{
    const nlohmann::ordered_json json{{"vantage_watch", 1},
                                      {"camera", state.camera},
                                      {"kind", toText(state.kind)},
                                      {"said", toStored(state.said)},
                                      {"pixels", state.pixels},
                                      {"degrees", state.degrees},
                                      {"zoom", state.zoom},
                                      {"hidden", state.hidden},
                                      {"sharpness", state.sharpness},
                                      {"brightness", state.brightness},
                                      {"recognised", state.recognised},
                                      {"input", state.input},
                                      {"frame", state.frame},
                                      {"since", state.since},
                                      {"looked", state.looked},
                                      {"acknowledged", state.acknowledged},
                                      {"note", state.note}};
    createFolder(project.folder / "watch");
    writeAtomically(stateFile(project, state.camera), jsonText(json, 2) + "\n");
}

/// What the operator has acknowledged covers this, too.
bool isTheSame(const WatchState &before, const Drift &drift)
{
    if (before.kind != drift.kind)
        return false;
    const auto near = [](double a, double b, double absolute) { return std::abs(a - b) <= std::max(absolute, 0.3 * std::abs(a)); };
    return near(before.pixels, drift.pixels, 5) && near(before.degrees, drift.degrees, 1) && near(before.zoom, drift.zoom, 0.05) && drift.hidden < before.hidden + 0.2;
}

DriftReference referenceOf(const Project &project, const KnownCamera &camera, const std::stop_token &stop)
{
    const Dataset data = thinned(openDataset(camera.folder, LabelUse::Hidden, leftOutOf(project.leftOut, camera.folder)), trainingFrames);
    if (data.frames.size() < fewestFrames)
        throw InputError(camera.folder, say("has too few frames to tell what the camera sees: %1", data.frames.size()), say("Five are needed at least"));
    std::vector<cv::Mat> frames;
    for (size_t i = 0; i < data.frames.size() && !stop.stop_requested(); ++i) {
        const cv::Mat picture = driftPicture(readFrameImage(data, i));
        if (frames.empty() || picture.size() == frames.front().size())
            frames.push_back(picture);
    }
    if (const Stillness still = stillness(frames, medianFrame(frames)); !still.still)
        throw InputError(camera.folder, say("does not stand still in its training frames"), say("Only a fixed camera can be watched"));
    return driftReference(frames, data.size);
}

class Watch
{
public:
    Watch(const Project &project, const WatchOptions &options, const std::stop_token &stop, const WatchCallback &told)
        : m_project(project), m_options(options), m_stop(stop), m_told(told)
    {
        const KnownCamera *camera = project.camera(options.camera);
        if (!camera)
            throw InputError(project.folder, say("has no camera called '%1'", options.camera), say("See vantage-cli camera list"));
        m_judge.emplace(referenceOf(project, *camera, stop));
        m_result.state = watchStateOf(project, options.camera).value_or(WatchState{});
        m_result.state.camera = options.camera;
    }

    WatchResult run()
    {
        if (isAddress(m_options.input)) {
            follow();
            return m_result;
        }
        auto source = openFrames(m_options.input, 1, m_options.timeout, m_stop);
        if (!source || m_stop.stop_requested())
            return m_result;
        source->sample([times = SampleTimes(m_options.every > 0 ? 1 / m_options.every : 0)](double &seconds) mutable { return times.take(seconds); });
        FrameReader reader(std::move(source), m_options.frames);
        const std::stop_callback ended(m_stop, [&reader] { reader.stop(); });
        while (const auto frame = reader.next()) {
            if (!take(*frame)) {
                reader.stop();
                return m_result;
            }
        }
        if (m_stop.stop_requested())
            return m_result;
        if (const std::exception_ptr error = reader.error())
            std::rethrow_exception(error);
        m_result.remarks = reader.remarks();
        finish();
        return m_result;
    }

private:
    /// A camera of the network, for as long as is wanted.
    void follow()
    {
        const FollowOptions how{m_options.input, m_options.every, 0, m_options.timeout, 1};
        const FollowResult followed = followStream(how, m_stop, {}, [this](const SourceFrame &frame, int64_t) {
            return take(frame) && (m_options.frames <= 0 || m_result.frames < m_options.frames);
        }, [](const Message &, int) {});
        if (followed.reconnections > 0)
            m_result.remarks.push_back(say("the camera was lost and connected to again"));
        if (!followed.away.empty())
            m_result.remarks.push_back(say("at the end the camera was away: %1", followed.away));
    }

    /// @return false: enough was seen
    bool take(const SourceFrame &frame)
    {
        ++m_result.frames;
        if (m_window.empty())
            m_first = frame.name;
        const cv::Mat picture = driftPicture(frame.image);
        if (!m_window.empty() && picture.size() != m_window.front().size())
            m_window.clear(); // the camera was set to another size
        m_window.push_back(picture);
        if (m_window.size() == windowFrames)
            judge(windowsToBelieve);
        return !m_options.untilDrift || m_result.alarms == 0;
    }

    /// What is left at the end of a folder or video; a short one is believed at once.
    void finish()
    {
        if (m_window.size() >= fewestFrames || m_result.windows == 1)
            judge(m_result.windows == 0 ? 1 : windowsToBelieve);
        if (m_result.windows == 0)
            throw InputError(m_options.input,
                             m_result.frames == 1 ? say("has 1 frame, too few to tell background from what passes")
                                                  : say("has %1 frames, too few to tell background from what passes", m_result.frames),
                             say("Five are needed at least"));
        if (m_result.windows == 1 && m_kind != m_result.state.kind)
            believe(m_last);
    }

    void judge(int needed)
    {
        if (m_window.size() < fewestFrames)
            return;
        m_last = m_judge->judge(m_window);
        m_window.clear();
        ++m_result.windows;
        m_inARow = m_result.windows > 1 && m_last.kind == m_kind ? m_inARow + 1 : 1;
        if (m_inARow == 1)
            m_began = m_first;
        m_kind = m_last.kind;
        if (m_inARow >= needed)
            believe(m_last);
        else if (m_told)
            m_told(m_result.state, false, m_result.frames);
    }

    void believe(const Drift &drift)
    {
        WatchState &state = m_result.state;
        const bool changed = drift.kind == DriftKind::None ? state.kind != DriftKind::None : !isTheSame(state, drift);
        state.looked = utcNow();
        state.input = withoutSecrets(m_options.input);
        if (changed) {
            state.since = state.looked;
            state.frame = m_began;
            state.acknowledged.clear();
            state.note.clear();
            state.kind = drift.kind;
            m_result.alarms += drift.kind != DriftKind::None;
        }
        if (changed || drift.kind == DriftKind::None) {
            state.said = describe(drift);
            state.pixels = drift.pixels;
            state.degrees = drift.degrees;
            state.zoom = drift.zoom;
            state.hidden = drift.hidden;
            state.sharpness = drift.sharpness;
            state.brightness = drift.brightness;
            state.recognised = drift.recognised;
        }
        if (changed && drift.kind != DriftKind::None) {
            createFolder(m_project.folder / "watch");
            writeImage(watchPicture(m_project, state.camera, false), drift.before);
            writeImage(watchPicture(m_project, state.camera, true), drift.now);
        }
        writeState(m_project, state);
        if (m_told)
            m_told(state, changed, m_result.frames);
    }

    const Project &m_project;
    const WatchOptions &m_options;
    std::stop_token m_stop;
    const WatchCallback &m_told;
    std::optional<DriftJudge> m_judge;
    WatchResult m_result;
    std::vector<cv::Mat> m_window;
    std::string m_first, m_began; ///< names: of the window, and of the first window in a row
    Drift m_last;
    DriftKind m_kind = DriftKind::None;
    int m_inARow = 0;
};

} // namespace

std::optional<WatchState> watchStateOf(const Project &project, const std::string &camera)
{
    std::error_code code;
    if (!fs::is_regular_file(stateFile(project, camera), code))
        return std::nullopt;
    try {
        const auto json = nlohmann::json::parse(readFile(stateFile(project, camera)));
        WatchState state;
        const auto kind = driftKindFromText(json.at("kind").get<std::string>());
        if (!kind)
            return std::nullopt;
        state.kind = *kind;
        state.camera = camera;
        state.said = messageFromStored(json.at("said"));
        state.pixels = json.at("pixels");
        state.degrees = json.at("degrees");
        state.zoom = json.at("zoom");
        state.hidden = json.at("hidden");
        state.sharpness = json.at("sharpness");
        state.brightness = json.at("brightness");
        state.recognised = json.at("recognised");
        state.input = json.at("input");
        state.frame = json.at("frame");
        state.since = json.at("since");
        state.looked = json.at("looked");
        state.acknowledged = json.at("acknowledged");
        state.note = json.at("note");
        return state;
    } catch (const std::exception &) { // the next look writes it anew
        return std::nullopt;
    }
}

fs::path watchPicture(const Project &project, const std::string &camera, bool now)
{
    return project.folder / "watch" / (camera + (now ? "-now.png" : "-before.png"));
}

void acknowledgeDrift(const Project &project, const std::string &camera, const std::string &note)
{
    auto state = watchStateOf(project, camera);
    if (!state || state->kind == DriftKind::None)
        throw InputError(project.folder, say("nothing was found of the camera '%1' that could be acknowledged", camera));
    state->acknowledged = utcNow();
    state->note = note;
    writeState(project, *state);
}

void renameWatch(const Project &project, const std::string &from, const std::string &to)
{
    if (auto state = watchStateOf(project, from)) {
        state->camera = to;
        writeState(project, *state);
        std::error_code code;
        for (const bool now : {false, true})
            fs::rename(watchPicture(project, from, now), watchPicture(project, to, now), code);
        fs::remove(stateFile(project, from), code);
    }
}

WatchResult watchCamera(const Project &project, const WatchOptions &options, std::stop_token stop, const WatchCallback &told)
{
    return Watch(project, options, stop, told).run();
}

} // namespace vantage
