#include "core/demo/layout.h"

#include "core/base/error.h"

namespace vantage::demo {

Layout makeLayout(int scene)
{
    switch (scene) {
    case 1: return makeCrossroad();
    case 2: return makeParkingLot();
    case 3: return makeSquare();
    default: throw InputError("synthetic city", say("there is no scene %1", scene), say("Choose 1, 2 or 3"));
    }
}

const View &viewOf(const Layout &layout, char letter)
{
    int number = letter - 'A', views = static_cast<int>(layout.views.size());
    if (number < 0 || number >= views)
        throw InputError("synthetic city", say("there is no view '%1'", std::string(1, letter)),
                         say("Choose A to %1", std::string(1, static_cast<char>('A' + views - 1))));
    return layout.views[static_cast<size_t>(number)];
}

} // namespace vantage::demo
