#pragma once

#include "core/training/levels_method.h"

namespace vantage {

struct LabelBook;
struct BookOptions;

/// What learns the head from the target's label book too: its pixels are a table of their own beside the source's.
class BookMethod : public LevelsMethod
{
public:
    using LevelsMethod::LevelsMethod;

    std::optional<KnownPlaces> knownPlaces() const override { return m_known; }

protected:
    /// Makes the book and gives its pixels `share` of each step; the other parts keep the rest. @return false where `goOn` ended it
    bool addBook(std::vector<Part> &parts, double share, const GoOn &goOn);

private:
    std::optional<PixelPool> pixelsOfBook(const LabelBook &book, const BookOptions &options, const GoOn &goOn);

    std::optional<KnownPlaces> m_known;
};

} // namespace vantage
