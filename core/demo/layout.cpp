#include "core/demo/layout.h"

#include "core/base/error.h"

namespace vantage::demo {

Layout makeLayout(int scene)
{
    switch (scene) {
    case 1: return makeCrossroad();
    case 2: return makeParkingLot();
    case 3: return makeSquare();
    default: throw InputError("synthetic city", "there is no scene " + std::to_string(scene), "Choose 1, 2 or 3");
    }
}

const View &viewOf(const Layout &layout, char letter)
{
    int number = letter - 'A', views = static_cast<int>(layout.views.size());
    if (number < 0 || number >= views)
        throw InputError("synthetic city", std::string("there is no view '") + letter + "'",
                         std::string("Choose A to ") + static_cast<char>('A' + views - 1));
    return layout.views[static_cast<size_t>(number)];
}

} // namespace vantage::demo
