#pragma once

#include <QString>
#include <vector>

namespace vantage::gui {

/// A message of the form "file: what is wrong. What to do" (InputError) in the language of the window; what is not
/// known stays as it is.
QString errorText(const QString &message);
/// The phrases that it knows, with %1 and so on where something stands.
std::vector<const char *> errorPhrases();

} // namespace vantage::gui
