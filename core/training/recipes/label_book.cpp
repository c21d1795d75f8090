#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/image_io.h"
#include "core/nn/tensors.h"
#include "core/teachers/label_book.h"
#include "core/training/levels_method.h"

#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr uint64_t bookStream = 0x626f6f6b; // "book"

/// The label book's pixels and the source's together. What the book says is soft, so nothing is thresholded; its pixels are drawn
/// by the class that it thinks most likely.
class LabelBookMethod : public LevelsMethod
{
public:
    using LevelsMethod::LevelsMethod;

    std::optional<KnownPlaces> knownPlaces() const override { return m_known; }

protected:
    bool addParts(std::vector<Part> &parts, const GoOn &goOn) override
    {
        const Recipe &r = recipe();
        BookOptions options;
        options.size = {r.width, r.height};
        options.scale = r.pseudoScale;
        options.backgroundTolerance = r.backgroundTolerance;
        options.frames = r.bookFrames;
        options.seed = r.seed;
        options.ground = context().ground;
        say("Labelling " + std::to_string(r.bookFrames) + " frames of the target");
        const auto book = makeLabelBook(context().source, *context().target, levelsNet(), context().device, context().precision, options, goOn,
                                        [this](const std::string &text) { say(text); }, context().howFar("labelling frames of the target"));
        if (!book)
            return false;
        if (context().showGround)
            for (const DrawnGround &ground : book->grounds)
                context().showGround({ground.source, ground.picture, ground.accepted, ground.clicked});
        auto pool = pixelsOfBook(*book, options, goOn);
        if (!pool)
            return false;
        if (book->trust > 0)
            m_known = {book->carried, context().ignore, book->trust, book->background, options.backgroundTolerance};
        parts.front().share = 1 - r.bookShare;
        parts.push_back({"book", r.bookShare, std::make_shared<const PixelPool>(std::move(*pool))});
        return true;
    }

private:
    std::optional<PixelPool> pixelsOfBook(const LabelBook &book, const BookOptions &options, const GoOn &goOn)
    {
        torch::NoGradGuard noGrad;
        LevelsNet &net = levelsNet();
        const PixelDraw all = draw(static_cast<int>(book.pages.size()));
        const PixelDraw each{std::max(1, all.perClass * 2 / 5), all.perFrame * 2 / 5}; // neighbouring frames of a camera say much the same
        PixelPoolBuilder builder(mostPlaces(context().classes, each) * static_cast<int64_t>(book.pages.size()), net.channels(), context().classes,
                                 context().device, pixelType(context().precision));
        const auto folder = context().folder / "pseudo-labels";
        createFolder(folder);
        const HowFar howFar = context().howFar("taking pixels from the label book");
        for (const BookPage &page : book.pages) {
            if (!goOn())
                return std::nullopt;
            howFar(static_cast<int64_t>(&page - book.pages.data()) + 1, static_cast<int64_t>(book.pages.size()));
            const cv::Mat image = readFrameImage(book.frames, page.frame);
            const Levels levels = page.levels.maps.empty() ? look(net, resized({image, {}}, options.size).image, context().device, context().precision) : page.levels;
            const auto soft = page.labels.to(torch::kFloat32);
            cv::Mat shown;
            cv::resize(labelsToMat(soft.argmax(0)), shown, image.size(), 0, 0, cv::INTER_NEAREST);
            writeLabels(folder / (book.frames.frames[page.frame].name + ".png"), shown);
            const auto onGrid = torch::adaptive_avg_pool2d(soft.unsqueeze(0), {levels.height(), levels.width()})[0];
            auto random = makeRandom({recipe().seed, bookStream, page.frame});
            const auto places = torch::tensor(drawPlaces(labelsToMat(onGrid.argmax(0)), context().classes, context().ignore, each, random), torch::kInt64);
            builder.add(pixelsOf(levels, places.to(context().device)), onGrid.flatten(1).t().index_select(0, places));
        }
        return builder.finish();
    }

    std::optional<KnownPlaces> m_known;
};

} // namespace

RecipeKind recipe_label_book()
{
    return {.name = "label-book",
            .summary = "All that can be said of the new camera's frames without labels goes into a book of soft labels; the head learns book and source",
            .startsFromBaseline = true,
            .usesTarget = true,
            .targetAsSeen = true,
            .defaults = [](Recipe &recipe) {
                recipe.network = "levels";
                recipe.batch = 1;
                recipe.targetBatch = 1;
            },
            .make = [](MethodContext context) -> std::unique_ptr<Method> {
                if (context.net->options().family != NetworkFamily::Levels)
                    throw std::runtime_error("the label book teaches the head of a frozen backbone; set network=levels, or choose self-training");
                return std::make_unique<LabelBookMethod>(std::move(context));
            }};
}

} // namespace vantage
