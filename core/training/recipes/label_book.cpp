#include "core/training/book_method.h"

#include <stdexcept>

namespace vantage {
namespace {

/// The label book's pixels and the source's together. What the book says is soft, so nothing is thresholded; its pixels are drawn
/// by the class that it thinks most likely.
class LabelBookMethod : public BookMethod
{
public:
    using BookMethod::BookMethod;

protected:
    bool addParts(std::vector<Part> &parts, const GoOn &goOn) override { return addBook(parts, recipe().bookShare, goOn); }
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
