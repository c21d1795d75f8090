#include "core/teachers/label_book.h"

#include "core/data/image_io.h"
#include "core/data/ground_classes.h"
#include "core/geometry/carry_over.h"
#include "core/geometry/ground_picture.h"
#include "core/geometry/label_claims.h"
#include "core/geometry/ground_alignment.h"
#include "core/geometry/passages.h"
#include "core/geometry/sight.h"
#include "core/geometry/static_labels.h"
#include "core/nn/tensors.h"

#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

/// How much the source's labels count against the teacher's where both speak: those carried over by matching are right on 95 to 97 %
/// of the pixels, those of the aligned ground on 91 to 94 % (docs/method.md).
constexpr double trustInMatches = 0.95, trustInGround = 0.85;

cv::Size scaled(cv::Size size, double scale)
{
    const auto side = [scale](int pixels) { return std::max(16, static_cast<int>(pixels * scale) / 8 * 8); };
    return {side(size.width), side(size.height)};
}

/// The network's softmax of one frame at half its size, the mean over sizes and mirror images.
class Eyes
{
public:
    Eyes(LevelsNet &net, torch::Device device, const Precision &precision, const BookOptions &options)
        : m_net(net), m_device(device), m_precision(precision), m_options(options), m_half(options.size.width / 2, options.size.height / 2)
    {
    }

    /// @param levels gets what the network saw at the first size @param plain gets what the first look alone says
    torch::Tensor probabilities(const cv::Mat &image, Levels &levels, torch::Tensor &plain)
    {
        const cv::Mat first = resized({image, {}}, m_options.size).image;
        plain = one(first, false, &levels);
        torch::Tensor sum = plain;
        double count = 1;
        const auto add = [&](const cv::Mat &picture, bool mirrored) {
            sum = sum + one(picture, mirrored, nullptr);
            ++count;
        };
        if (m_options.makers.scales) {
            add(first, true);
            for (const double scale : sizesOfBook(m_options.scale)) {
                if (scale == 1)
                    continue;
                const cv::Mat other = resized({image, {}}, scaled(m_options.size, scale)).image;
                add(other, false);
                add(other, true);
            }
        }
        return (sum / count).to(torch::kCPU);
    }

private:
    torch::Tensor one(const cv::Mat &picture, bool mirrored, Levels *levels)
    {
        cv::Mat seen = picture;
        if (mirrored)
            cv::flip(picture, seen, 1);
        Levels found = look(m_net, seen, m_device, m_precision);
        torch::Tensor scores;
        {
            AutocastScope autocast(m_precision, m_device);
            scores = m_net.scores(found);
        }
        auto softmax = resizedTo(scores.softmax(1), m_half.height, m_half.width)[0];
        if (levels)
            *levels = std::move(found);
        return mirrored ? softmax.flip({2}) : softmax;
    }

    LevelsNet &m_net;
    torch::Device m_device;
    Precision m_precision;
    BookOptions m_options;
    cv::Size m_half;
};

Message reason(const CarryOver &result)
{
    switch (result.refusal) {
    case CarryOverRefusal::None: return say("%1 matching points lie on one plane, and %2 % of the frame got labels from the source", result.inliers(), figure(100 * result.coverage, 0));
    case CarryOverRefusal::SourceMoves: return say("the source's camera does not stand still");
    case CarryOverRefusal::TargetMoves: return say("the target's camera does not stand still");
    case CarryOverRefusal::FewMatches: return say("only %1 points look alike", result.matches);
    case CarryOverRefusal::FewInliers: return say("only %1 points of one plane look alike: the cameras don't see the same sides of things", result.inliers());
    case CarryOverRefusal::LittleShared: return say("only %1 % of the frame follows the planes found", figure(100 * result.coverage, 1));
    }
    return {};
}

Message reason(const GroundAlignment &result)
{
    switch (result.refusal) {
    case GroundRefusal::None: return say("worth %1, details agree by %2, and %3 % of the target's ground got labels from the source", figure(result.worth, 2), figure(result.fit.agreement(), 2), figure(100 * result.coverage, 0));
    case GroundRefusal::SourceMoves: return say("the source's camera does not stand still");
    case GroundRefusal::TargetMoves: return say("the target's camera does not stand still");
    case GroundRefusal::LittleSourceGround: return say("the source shows little ground (%1 %)", figure(100 * result.sourceGround, 0));
    case GroundRefusal::LittleTargetGround: return say("the target shows little ground (%1 %)", figure(100 * result.targetGround, 0));
    case GroundRefusal::LittleWorth: return say("nothing fits well enough (worth %1, details agree by %2): it may be another scene", figure(result.worth, 2), figure(result.fit.agreement(), 2));
    case GroundRefusal::Disagreement: return say("the search ends in several places (worth %1, %2 agree)", figure(result.worth, 2), result.agreeing);
    }
    return {};
}

torch::Tensor oneHot(const cv::Mat &labels, int classes)
{
    const auto indices = torch::from_blob(labels.data, {labels.rows, labels.cols}, torch::kUInt8).to(torch::kInt64).clamp_max(classes - 1);
    return torch::one_hot(indices, classes).permute({2, 0, 1}).to(torch::kFloat32);
}

/// H x W uint8. @param sight CV_8UC1, continuous; outlives it
torch::Tensor tensorOf(const cv::Mat &sight)
{
    return torch::from_blob(sight.data, {sight.rows, sight.cols}, torch::kUInt8);
}

torch::Tensor normalised(const torch::Tensor &weights)
{
    return weights / weights.sum(0, true).clamp_min(1e-6);
}

} // namespace

std::vector<double> withDoubt(std::vector<double> shares, double doubt)
{
    for (double &share : shares)
        share = (1 - doubt) * share + doubt / 2;
    return shares;
}

torch::Tensor inTheLightOfMotion(const torch::Tensor &frame, const torch::Tensor &still, const torch::Tensor &sight, const std::vector<double> &background)
{
    const auto shares = torch::tensor(background, torch::kFloat32).view({-1, 1, 1});
    const auto is = [&](Sight one) { return sight.unsqueeze(0) == static_cast<int>(one); };
    const auto evidence = torch::where(is(Sight::Background), shares, torch::where(is(Sight::Passing), 1 - shares, torch::ones_like(shares)));
    return normalised(torch::where(is(Sight::Background), still, frame) * evidence);
}

torch::Tensor inTheLightOfPassages(const torch::Tensor &probabilities, const torch::Tensor &factors)
{
    if (!factors.defined())
        return probabilities;
    const auto ground = factors > 0;
    const auto weighed = torch::where(ground, probabilities * factors, torch::zeros_like(probabilities));
    const auto before = torch::where(ground, probabilities, torch::zeros_like(probabilities)).sum(0, true);
    return torch::where(ground, weighed * (before / weighed.sum(0, true).clamp_min(1e-9)), probabilities);
}

namespace {

/// Looks at the frames: what the teacher says of each, and where each shows the background.
class BookMaker
{
public:
    BookMaker(const Dataset &source, const Dataset &target, LevelsNet &teacher, torch::Device device, const Precision &precision,
              const BookOptions &options, const GoOn &goOn, const std::function<void(const Message &)> &tell, const HowFar &howFar)
        : m_source(source), m_target(target), m_options(options), m_goOn(goOn), m_tell(tell), m_howFar(howFar), m_eyes(teacher, device, precision, options),
          m_half(options.size.width / 2, options.size.height / 2), m_classes(teacher.options().classes)
    {
    }

    std::optional<LabelBook> make()
    {
        const LabelMakers &makers = m_options.makers;
        m_book.frames = thinned(m_target, static_cast<size_t>(m_options.frames));
        m_book.shares.assign(static_cast<size_t>(m_classes), 0.5);
        const bool wanted = m_options.backgroundTolerance > 0 && (makers.votes || makers.motion || makers.passages || makers.carried || makers.ground);
        if (wanted)
            lookAtCameras();
        if (!readFrames())
            return std::nullopt;
        if (m_book.fixed) {
            m_voted = m_book.still = m_sum / m_count.clamp_min(1e-6);
            m_passages = passageFactors();
            if (!bringLabels())
                return std::nullopt;
            for (size_t i = 0; i < m_book.pages.size(); ++i) {
                tellMakers(m_book.pages[i], m_sights[i]);
                finish(m_book.pages[i], tensorOf(m_sights[i]));
            }
        }
        return std::move(m_book);
    }

private:
    void remark(const Message &message)
    {
        m_book.remarks.push_back(message);
        if (m_tell)
            m_tell(message);
    }

    void tell(const BookPage &page, Teacher maker, const torch::Tensor &probabilities) const
    {
        if (m_options.said)
            m_options.said(m_book.frames.frames[page.frame], maker, labelsToMat(probabilities.argmax(0).to(torch::kCPU)));
    }

    /// What stands still alone: silent where the frame does not show the background.
    void tellStill(const BookPage &page, Teacher maker, const cv::Mat &labels, const cv::Mat &sight) const
    {
        const int ignore = m_source.classes.ignore;
        if (labels.empty() || cv::countNonZero(labels != ignore) == 0)
            return;
        cv::Mat half;
        cv::resize(labels, half, m_half, 0, 0, cv::INTER_NEAREST);
        half.setTo(ignore, sight != static_cast<int>(Sight::Background));
        m_options.said(m_book.frames.frames[page.frame], maker, half);
    }

    /// Each maker as `evaluate --teacher` measures it, before the page becomes the book's.
    void tellMakers(const BookPage &page, const cv::Mat &sight) const
    {
        if (!m_options.said)
            return;
        const auto p = page.labels.to(torch::kFloat32), shown = tensorOf(sight);
        if (m_options.makers.votes)
            tell(page, Teacher::Votes, torch::where(shown.unsqueeze(0) == static_cast<int>(Sight::Background), m_voted, p));
        const auto voted = m_options.makers.votes ? m_voted : p;
        if (m_options.makers.motion)
            tell(page, Teacher::Motion, inTheLightOfMotion(p, voted, shown, m_book.shares));
        if (m_passages.defined())
            tell(page, Teacher::Passages, inTheLightOfMotion(inTheLightOfPassages(p, m_passages), inTheLightOfPassages(voted, m_passages), shown, m_book.shares));
        tellStill(page, Teacher::Carried, m_matched, sight);
        tellStill(page, Teacher::Ground, m_aligned, sight);
    }

    void lookAtCameras()
    {
        m_camera.emplace(m_target, m_options.size, m_options.backgroundTolerance);
        m_book.fixed = m_camera->stillness().still;
        if (!m_book.fixed) {
            remark(say("The target's camera does not stand still (%1 pixels between frames), so its background has no say", figure(m_camera->stillness().shift, 1)));
            return;
        }
        m_book.background = m_camera->median();
        m_scenes = staticScenes(m_source, m_options.size, m_options.backgroundTolerance);
        if (!m_options.makers.motion)
            return;
        if (const auto shares = sharesInSight(m_scenes))
            m_book.shares = withDoubt(*shares, bookDoubt);
        else
            remark(say("The source's camera does not stand still, so motion says nothing of the classes"));
    }

    bool readFrames()
    {
        double room = m_options.levelsBytes;
        for (size_t i = 0; i < m_book.frames.frames.size(); ++i) {
            if (!m_goOn())
                return false;
            const cv::Mat image = readFrameImage(m_book.frames, i);
            BookPage page;
            page.frame = i;
            torch::Tensor plain;
            const auto p = m_eyes.probabilities(image, page.levels, plain);
            tell(page, Teacher::Plain, plain);
            if (m_options.makers.scales)
                tell(page, Teacher::Scales, p);
            if ((room -= static_cast<double>(page.levels.bytes())) < 0)
                page.levels = {};
            if (m_book.fixed) {
                cv::Mat sight;
                cv::resize(m_camera->sight(image), sight, m_half, 0, 0, cv::INTER_NEAREST);
                const auto mask = (tensorOf(sight) == static_cast<int>(Sight::Background)).to(torch::kFloat32);
                m_sum = m_sum.defined() ? m_sum + p * mask : p * mask;
                m_count = m_count.defined() ? m_count + mask : mask;
                m_sights.push_back(sight);
            }
            page.labels = p.to(torch::kFloat16);
            m_book.pages.push_back(std::move(page));
            if (m_howFar)
                m_howFar(static_cast<int64_t>(i + 1), static_cast<int64_t>(m_book.frames.frames.size()));
        }
        return true;
    }

    /// `one` where there is one source, else `several`, which names it.
    const Message &ofSource(const Message &one, const Message &several) const { return m_scenes.size() > 1 ? several : one; }

    void carryFrom(const StaticScene &scene, std::vector<cv::Mat> &claims)
    {
        const CarryOver result = carryOver({scene.background, scene.stillness}, scene.labels, {m_book.background, m_camera->stillness()},
                                           m_source.classes.ignore);
        const Message why = reason(result);
        if (result.accepted())
            remark(ofSource(say("Labels carried over: %1", why), say("Labels carried over (%1): %2", scene.name, why)));
        else
            remark(ofSource(say("No labels are carried over by matching: %1", why), say("No labels are carried over by matching (%1): %2", scene.name, why)));
        if (result.accepted())
            claims.push_back(result.labels);
    }

    std::vector<cv::Mat> votes() const
    {
        std::vector<cv::Mat> pictures;
        const auto still = m_book.still.contiguous();
        for (int c = 0; c < m_classes; ++c)
            pictures.push_back(cv::Mat(m_half.height, m_half.width, CV_32FC1, still[c].data_ptr<float>()).clone());
        return pictures;
    }

    void draw(const StaticScene &scene, const cv::Mat &carried, bool accepted, bool clicked)
    {
        const cv::Mat picture = groundPicture(scene.background, scene.labels, m_book.background, carried, m_source.classes, groundClasses(m_source.classes));
        m_book.grounds.push_back({scene.name, picture, accepted, clicked});
    }

    /// The ground by the operator's points; empty where there are none.
    cv::Mat clickedGround(const StaticScene &scene, const GroundAnswer &answer)
    {
        if (!answer.points)
            return {};
        const cv::Size size = m_options.size;
        const GroundPoints points = scaled(*answer.points, scene.frameSize, size, m_target.size, size);
        const ClickedGround ground = groundFromPoints(points, size, size, m_scenes.size() > 1 ? "the clicked points (" + scene.name + ")" : "the clicked points");
        const auto classes = groundClasses(m_source.classes);
        const cv::Mat voted = votedGround(votes(), classes, size);
        const GroundFit fit = fitGround(scene.background, groundMask(scene.labels, classes), m_book.background, voted, ground.targetToSource, m_options.seed);
        const cv::Mat labels = carryGround(scene.labels, classes, fit.targetToSource, voted, m_source.classes.ignore);
        const Message apart = figure(ground.error, 1);
        if (fit.taken)
            remark(ofSource(say("The clicked ground is fitted to what lies on it, by %1 pixels", figure(fit.moved, 1)), say("The clicked ground is fitted to what lies on it (%1), by %2 pixels", scene.name, figure(fit.moved, 1))));
        remark(ofSource(say("The ground of both cameras is aligned by clicked points: %1 pixels between them", apart),
                        say("The ground of both cameras is aligned by clicked points (%1): %2 pixels between them", scene.name, apart)));
        draw(scene, labels, true, true);
        return labels;
    }

    /// @return false where the work was ended
    bool alignWith(const StaticScene &scene, const GroundAnswer &answer, std::vector<cv::Mat> &claims)
    {
        if (answer.wrong) {
            remark(ofSource(say("The ground is not aligned: it was said to lie wrong"), say("The ground is not aligned (%1): it was said to lie wrong", scene.name)));
            return true;
        }
        GroundInput input;
        input.source = {scene.background, scene.stillness};
        input.target = {m_book.background, m_camera->stillness()};
        input.sourceLabels = scene.labels;
        input.probabilities = votes();
        input.ground = groundClasses(m_source.classes);
        input.ignore = m_source.classes.ignore;
        GroundAlignmentOptions options;
        options.seed = m_options.seed;
        const auto result = alignGround(input, options, m_goOn);
        if (!result)
            return false;
        const Message why = reason(*result);
        if (result->accepted())
            remark(ofSource(say("The ground of both cameras is aligned: %1", why), say("The ground of both cameras is aligned (%1): %2", scene.name, why)));
        else
            remark(ofSource(say("The ground is not aligned: %1", why), say("The ground is not aligned (%1): %2", scene.name, why)));
        if (result->restarts > 0) // there is a guess to look at
            draw(scene, result->labels, result->accepted(), false);
        if (result->accepted())
            claims.push_back(result->labels);
        return true;
    }

    /// What passes over each place says of the classes of the ground; undefined where it says nothing.
    torch::Tensor passageFactors()
    {
        PassageTable table(m_source.classes);
        for (const StaticScene &scene : m_scenes)
            if (m_options.makers.passages && scene.stillness.still) {
                cv::Mat labels;
                cv::resize(scene.labels, labels, m_half, 0, 0, cv::INTER_NEAREST);
                table.add(labels, scene.passed);
            }
        if (table.isSilent())
            return {};
        std::vector<bool> moves(static_cast<size_t>(m_classes), false);
        for (const StaticScene &scene : m_scenes)
            for (size_t c = 0; c < moves.size(); ++c)
                moves[c] = moves[c] || (scene.stillness.still && scene.moves[c]);
        PassageCount passed(moves, m_half);
        for (size_t i = 0; i < m_book.pages.size(); ++i) {
            const auto seen = inTheLightOfMotion(m_book.pages[i].labels.to(torch::kFloat32), m_book.still, tensorOf(m_sights[i]), m_book.shares);
            passed.add(labelsToMat(seen.argmax(0)), m_sights[i]);
        }
        const auto pictures = table.factors(passed);
        auto factors = torch::zeros_like(m_book.still);
        for (int c = 0; c < m_classes; ++c)
            if (const cv::Mat &factor = pictures[static_cast<size_t>(c)]; !factor.empty())
                factors[c] = torch::from_blob(factor.data, {factor.rows, factor.cols}, torch::kFloat32);
        const double changed = (inTheLightOfPassages(m_book.still, factors).argmax(0) != m_book.still.argmax(0)).to(torch::kFloat32).mean().item<double>();
        remark(say("What passes where tells classes of the ground apart: %1 % of the places changed theirs", figure(100 * changed, 1)));
        return factors;
    }

    GroundAnswer answerFor(size_t scene) const
    {
        return scene < m_options.ground.size() ? m_options.ground[scene] : GroundAnswer{};
    }

    /// What the sources' cameras know of places that the target sees. Where one matches, no ground is sought: it is right less often.
    /// Clicked ground fills what matching leaves open. @return false where the work was ended
    bool bringLabels()
    {
        const int ignore = m_source.classes.ignore;
        double &trust = m_book.trust;
        std::vector<cv::Mat> claims;
        if (m_options.makers.carried)
            for (const StaticScene &scene : m_scenes)
                carryFrom(scene, claims);
        if (!claims.empty())
            trust = trustInMatches;
        std::vector<cv::Mat> grounds;
        for (size_t i = 0; i < m_scenes.size() && m_options.makers.ground; ++i)
            if (const cv::Mat clicked = clickedGround(m_scenes[i], answerFor(i)); !clicked.empty())
                grounds.push_back(clicked);
            else if (claims.empty() && !alignWith(m_scenes[i], answerFor(i), grounds))
                return false;
        if (trust == 0 && !grounds.empty())
            trust = trustInGround;
        m_matched = reconciled(claims, m_options.size, ignore);
        m_aligned = reconciled(grounds, m_options.size, ignore);
        m_book.carried = m_matched.clone();
        m_aligned.copyTo(m_book.carried, m_book.carried == ignore);
        m_book.still = inTheLightOfPassages(m_book.still, m_passages); // only now: the ground is aligned by what the network alone says
        if (trust > 0) {
            cv::Mat half;
            cv::resize(m_book.carried, half, m_half, 0, 0, cv::INTER_NEAREST);
            const auto values = torch::from_blob(half.data, {half.rows, half.cols}, torch::kUInt8);
            const auto known = (values < m_classes).logical_and(values != ignore).unsqueeze(0);
            m_book.still = torch::where(known, (1 - trust) * m_book.still + trust * oneHot(half, m_classes), m_book.still);
        }
        return true;
    }

    void finish(BookPage &page, const torch::Tensor &sight) const
    {
        const auto p = inTheLightOfPassages(page.labels.to(torch::kFloat32), m_passages);
        page.labels = inTheLightOfMotion(p, m_options.makers.votes ? m_book.still : p, sight, m_book.shares).to(torch::kFloat16);
    }

    const Dataset &m_source, &m_target;
    const BookOptions &m_options;
    const GoOn &m_goOn;
    const std::function<void(const Message &)> &m_tell;
    const HowFar &m_howFar;
    Eyes m_eyes;
    cv::Size m_half;
    int m_classes;
    std::optional<FixedCamera> m_camera;
    std::vector<StaticScene> m_scenes;
    std::vector<cv::Mat> m_sights; ///< of each page, at half the network's size
    torch::Tensor m_sum, m_count, m_passages;
    torch::Tensor m_voted; ///< the mean of all frames in which a place shows the background
    cv::Mat m_matched, m_aligned; ///< what matching and the ground brought
    LabelBook m_book;
};

} // namespace

std::optional<LabelBook> makeLabelBook(const Dataset &source, const Dataset &target, LevelsNet &teacher, torch::Device device,
                                       const Precision &precision, const BookOptions &options, const GoOn &goOn,
                                       const std::function<void(const Message &)> &tell, const HowFar &howFar)
{
    torch::NoGradGuard noGrad;
    teacher.eval();
    return BookMaker(source, target, teacher, device, precision, options, goOn, tell, howFar).make();
}

} // namespace vantage
