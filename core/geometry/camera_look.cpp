#include "core/geometry/camera_look.h"

#include "core/base/error.h"
#include "core/data/alike_frames.h"
#include "core/data/frame_remarks.h"
#include "core/geometry/drift.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

namespace vantage {
namespace {

constexpr size_t lookedAt = 60;        // places in time, a frame and its follower each
constexpr size_t framesOfAPiece = 6;   // of time, within which the camera is seen to stand still
constexpr double manyAlike = 0.25;     // of the neighbours
constexpr double otherBrightness = 25; // grey levels
constexpr double otherContrast = 1.4, otherColour = 0.08;

double greyOf(const cv::Scalar &rgb)
{
    return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
}

/// The pictures in the order of time, as far as they have the size of the first one, and the names of their frames.
struct Film
{
    std::vector<cv::Mat> frames;
    std::vector<std::string> names;
};

class Looker
{
public:
    Looker(const Dataset &data, const std::function<bool(double)> &progress) : m_data(data), m_progress(progress) { }

    std::optional<CameraLook> look()
    {
        const size_t all = m_data.frames.size(), places = std::min(lookedAt, all);
        for (size_t k = 0; k < places; ++k) {
            if (!goesOn(0.8 * static_cast<double>(k) / static_cast<double>(places)))
                return std::nullopt;
            lookAt(places == 1 ? 0 : k * (all - 1) / (places - 1));
        }
        if (m_look.frames == 0)
            return std::nullopt;
        const auto count = static_cast<double>(m_look.frames);
        m_look.brightness /= count;
        m_look.contrast /= count;
        const double mean = (m_colour[0] + m_colour[1] + m_colour[2]) / 3;
        for (int c = 0; c < 3 && mean > 0; ++c)
            m_look.colour[c] = m_colour[c] / mean;
        m_look.stillness = vantage::stillness(m_film.frames, medianFrame(m_film.frames));
        if (!m_look.stillness.still)
            findMoves();
        if (!findSame())
            return std::nullopt;
        return std::move(m_look);
    }

private:
    bool goesOn(double share) const { return !m_progress || m_progress(share); }

    std::optional<cv::Mat> read(size_t index) const
    {
        try {
            return readFrameImage(m_data, index);
        } catch (const InputError &) { // the check of the files says so
            return std::nullopt;
        }
    }

    void lookAt(size_t index)
    {
        const auto frame = read(index);
        if (!frame)
            return;
        ++m_look.frames;
        cv::Scalar mean, deviation;
        cv::meanStdDev(*frame, mean, deviation);
        m_look.brightness += greyOf(mean);
        m_look.contrast += greyOf(deviation);
        m_look.darkest = std::min(m_look.darkest, greyOf(mean));
        m_look.brightest = std::max(m_look.brightest, greyOf(mean));
        for (int c = 0; c < 3; ++c)
            m_colour[c] += mean[c];
        const cv::Mat small = driftPicture(*frame);
        if (m_film.frames.empty() || small.size() == m_film.frames.front().size()) {
            m_film.frames.push_back(small.clone());
            m_film.names.push_back(m_data.frames[index].name);
            m_scale = static_cast<double>(frame->cols) / small.cols;
        }
        if (index + 1 >= m_data.frames.size())
            return;
        if (const auto follower = read(index + 1); follower && follower->size() == frame->size()) {
            AlikeFrames alike;
            alike.alike(*frame);
            ++m_look.neighbours;
            m_look.alike += alike.alike(*follower) ? 1 : 0;
        }
    }

    /// Pieces of time within which it stands still are held against each other.
    void findMoves()
    {
        struct Piece
        {
            size_t first = 0;
            std::vector<cv::Mat> frames;
        };
        std::vector<Piece> still;
        size_t pieces = 0;
        for (size_t first = 0; first + framesOfAPiece <= m_film.frames.size(); first += framesOfAPiece, ++pieces) {
            const auto from = m_film.frames.begin() + static_cast<std::ptrdiff_t>(first);
            Piece piece{first, {from, from + framesOfAPiece}};
            if (vantage::stillness(piece.frames, medianFrame(piece.frames)).still)
                still.push_back(std::move(piece));
        }
        m_look.moves = 2 * still.size() < pieces || pieces < 2;
        for (size_t i = 1; i < still.size() && !m_look.moves; ++i) {
            const Drift drift = DriftJudge({{m_film.frames.front().cols, m_film.frames.front().rows}, {medianFrame(still[i - 1].frames)}}).judge(still[i].frames);
            if (drift.kind == DriftKind::Moved)
                m_look.moved.push_back({m_film.names[still[i - 1].first + framesOfAPiece - 1], m_film.names[still[i].first], drift.pixels * m_scale, drift.degrees});
        }
    }

    bool findSame()
    {
        std::vector<std::filesystem::path> files;
        for (size_t i = 0; i < m_data.frames.size(); ++i)
            files.push_back(m_data.imageFile(i));
        bool whole = true;
        for (const auto &group : equalFiles(files, [&] { return whole = whole && goesOn(0.9); }))
            for (size_t k = 1; k < group.size(); ++k)
                m_look.same.push_back(m_data.frames[group[k]].name);
        std::sort(m_look.same.begin(), m_look.same.end());
        return whole;
    }

    const Dataset &m_data;
    const std::function<bool(double)> &m_progress;
    CameraLook m_look;
    cv::Vec3d m_colour{0, 0, 0};
    Film m_film;
    double m_scale = 1;
};

} // namespace

std::optional<CameraLook> lookAtCamera(const Dataset &data, const std::function<bool(double)> &progress)
{
    return Looker(data, progress).look();
}

std::vector<Message> describe(const CameraLook &look)
{
    std::vector<Message> texts;
    texts.push_back(say("brightness %1 of 255 (frames from %2 to %3), contrast %4", figure(look.brightness, 0), figure(look.darkest, 0), figure(look.brightest, 0), figure(look.contrast, 0)));
    if (look.same.size() == 1)
        texts.push_back(say("1 frame is the same file as an earlier one: %1", look.same.front()));
    else if (!look.same.empty())
        texts.push_back(say("%1 frames are the same file as an earlier one: %2", look.same.size(), firstNames(look.same)));
    if (look.neighbours > 0 && static_cast<double>(look.alike) >= manyAlike * static_cast<double>(look.neighbours))
        texts.push_back(
            say("about %1 % of the frames show the same as the one before: fewer would teach as much", figure(100.0 * static_cast<double>(look.alike) / static_cast<double>(look.neighbours), 0)));
    if (look.stillness.frames < 3)
        return texts;
    if (look.stillness.still) {
        texts.push_back(say("the camera stands still"));
    } else if (look.moves || look.moved.empty()) {
        texts.push_back(say("the camera does not stand still: the map of its places, its background and what moves in it are not used"));
    } else {
        std::vector<Message> places;
        for (const CameraLook::Move &move : look.moved)
            places.push_back(say("by %1 pixels between %2 and %3", figure(move.pixels, 0), move.before, move.after));
        texts.push_back(say("the camera was moved %1: the map of its places, its background and what moves in it are not used", joined(places, "; ")));
    }
    return texts;
}

Message describeDifference(const CameraLook &source, const CameraLook &target)
{
    std::vector<Message> said;
    if (const double more = target.brightness - source.brightness; std::abs(more) >= otherBrightness)
        said.push_back(more > 0 ? say("brighter by %1 of 255", figure(more, 0)) : say("darker by %1 of 255", figure(-more, 0)));
    if (source.contrast > 0 && target.contrast > 0) {
        if (const double ratio = target.contrast / source.contrast; ratio > otherContrast || ratio < 1 / otherContrast)
            said.push_back(ratio > 1 ? say("richer in contrast") : say("poorer in contrast"));
    }
    int most = -1;
    for (int c = 0; c < 3; ++c)
        if (const double shift = target.colour[c] - source.colour[c]; shift >= otherColour && (most < 0 || shift > target.colour[most] - source.colour[most]))
            most = c;
    if (most >= 0)
        said.push_back(most == 0 ? say("redder") : most == 1 ? say("greener") : say("bluer"));
    return said.empty() ? Message() : say("the target is %1", joined(said));
}

} // namespace vantage
