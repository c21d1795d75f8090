#pragma once

namespace vantage::gui {

/// The calling thread, and the threads that it starts from now on, give way to the window's thread where both want a
/// core.
void giveWayToTheWindow();

} // namespace vantage::gui
