#include "app/gui/reason_texts.h"

#include "app/gui/text.h"

namespace vantage::gui {

QString reasonText(const Reason &reason)
{
    return coreText(toMessage(reason));
}

QString whyText(const SnapshotChoice &choice)
{
    if (choice.reasons.empty())
        return toQt(choice.why);
    QStringList texts;
    for (const Reason &reason : choice.reasons)
        texts << reasonText(reason);
    return texts.join(' ');
}

QString whyList(const SnapshotChoice &choice)
{
    if (choice.reasons.empty())
        return choice.why.empty() ? QString() : "<p>" + toQt(choice.why).toHtmlEscaped() + "</p>";
    QString list;
    for (const Reason &reason : choice.reasons)
        list += "<p style='margin: 0 0 4px 0'>\u2022 " + reasonText(reason).toHtmlEscaped() + "</p>";
    return list;
}

} // namespace vantage::gui
