#include "core/training/book_method.h"

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/image_io.h"
#include "core/nn/tensors.h"
#include "core/teachers/label_book.h"

#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr uint64_t bookStream = 0x626f6f6b; // "book"

} // namespace

bool BookMethod::addBook(std::vector<Part> &parts, double share, const GoOn &goOn)
{
    const Recipe &r = recipe();
    BookOptions options;
    options.size = {r.width, r.height};
    options.scale = r.pseudoScale;
    options.backgroundTolerance = r.backgroundTolerance;
    options.frames = r.bookFrames;
    options.seed = r.seed;
    options.ground = context().ground;
    const auto makers = context().folder / "label-makers";
    options.said = [&makers](const FrameFiles &frame, Teacher maker, const cv::Mat &labels) {
        const auto file = makers / toText(maker) / (frame.name + ".png");
        createFolder(file.parent_path());
        writeLabels(file, labels);
    };
    tell(say("Labelling %1 frames of the target", r.bookFrames));
    const auto book = makeLabelBook(context().source, *context().target, levelsNet(), context().device, context().precision, options, goOn,
                                    [this](const Message &message) { tell(message); }, context().howFar(say("labelling frames of the target")));
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
    for (Part &part : parts)
        part.share *= 1 - share;
    parts.push_back({"book", share, std::make_shared<const PixelPool>(std::move(*pool))});
    return true;
}

std::optional<PixelPool> BookMethod::pixelsOfBook(const LabelBook &book, const BookOptions &options, const GoOn &goOn)
{
    torch::NoGradGuard noGrad;
    LevelsNet &net = levelsNet();
    const PixelDraw all = draw(static_cast<int>(book.pages.size()));
    const PixelDraw each{std::max(1, all.perClass * 2 / 5), all.perFrame * 2 / 5}; // neighbouring frames of a camera say much the same
    PixelPoolBuilder builder(mostPlaces(context().classes, each) * static_cast<int64_t>(book.pages.size()), net.channels(), context().classes,
                             context().device, pixelType(context().precision));
    const auto folder = context().folder / "pseudo-labels";
    createFolder(folder);
    const HowFar howFar = context().howFar(say("taking pixels from the label book"));
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

} // namespace vantage
