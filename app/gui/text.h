#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

namespace vantage::gui {

QString toQt(const std::string &text);
QString toQt(const std::filesystem::path &path);
std::filesystem::path toPath(const QString &text);

/// "45 s", "12 min", "3 h 05 min", in the language of the window.
QString durationText(double seconds);
/// "4 to 9 min", "50 s to 3 min"; where both are nearly the same, their middle alone.
QString rangeText(double atLeast, double atMost);
/// "340 MB", "1.2 GB"
QString bytesText(uint64_t bytes);
/// What core says, in the language of the window; numbers are written as that language does.
QString coreText(const Message &message);
QStringList coreTexts(const std::vector<Message> &messages);
/// A text of core's tables (an option's help, a stage's title) in the language of the window; what is not known stays as it is. See
/// core_texts.cpp.
QString coreText(const std::string &text);
/// Those of the tables that can be translated.
std::vector<std::string> knownCoreTexts();
/// What the exception says, made for people: file, what is wrong, what to do, in the language of the window.
QString errorText(const std::exception &error);
QString errorText(const std::exception_ptr &error);
/// "2026-06-30T14:05:09Z" in the reader's own time and format.
QString dateText(const std::string &utc);

} // namespace vantage::gui
