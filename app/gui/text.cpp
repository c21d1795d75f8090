#include "app/gui/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace vantage::gui {

QString toQt(const std::string &text)
{
    return QString::fromStdString(text);
}

QString toQt(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

std::filesystem::path toPath(const QString &text)
{
    return text.toStdString();
}

QString durationText(double seconds)
{
    const long whole = std::lround(std::max(0.0, seconds));
    if (whole < 100)
        return QCoreApplication::translate("text", "%1 s").arg(whole);
    if (whole < 3600)
        return QCoreApplication::translate("text", "%1 min").arg((whole + 30) / 60);
    return QCoreApplication::translate("text", "%1 h %2 min")
        .arg(whole / 3600)
        .arg(whole % 3600 / 60, 2, 10, QLatin1Char('0'));
}

QString rangeText(double atLeast, double atMost)
{
    const QString low = durationText(atLeast), high = durationText(atMost);
    if (low == high || atMost < 1.25 * atLeast || atMost < 10)
        return durationText((atLeast + atMost) / 2);
    // "4 to 9 min": the unit once where it is the same and there is one only.
    const QStringList lowParts = low.split(' '), highParts = high.split(' ');
    const bool oneUnit = lowParts.size() == 2 && highParts.size() == 2 && lowParts.last() == highParts.last();
    return QCoreApplication::translate("text", "%1 to %2").arg(oneUnit ? lowParts.first() : low, high);
}

QString bytesText(uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString errorText(const std::exception &error)
{
    return coreText(messageOf(error));
}

QString errorText(const std::exception_ptr &error)
{
    return coreText(messageOf(error));
}

QString dateText(const std::string &utc)
{
    const QDateTime time = QDateTime::fromString(toQt(utc), Qt::ISODate);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), "d MMM yyyy HH:mm") : QString();
}

} // namespace vantage::gui
