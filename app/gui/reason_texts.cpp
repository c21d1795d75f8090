#include "app/gui/reason_texts.h"

#include "app/gui/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace vantage::gui {
namespace {

// The sentences of core/evaluation/reason.cpp, for the translators; test_gui_texts sees that none is missing.
[[maybe_unused]] const char *const sentences[] = {
    QT_TRANSLATE_NOOP("reason", "There is no adapted snapshot."),
    QT_TRANSLATE_NOOP("reason", "No adapted snapshot passed the checks."),
    QT_TRANSLATE_NOOP("reason", "Epoch %1 has the best mIoU on the validation frames of its own camera."),
    QT_TRANSLATE_NOOP("reason", "Where both cameras see the same, epoch %1 agrees clearly better with the source's labels: mean IoU %2, un-adapted %3."),
    QT_TRANSLATE_NOOP("reason", "Where both cameras see the same, epoch %1 agrees with the source's labels hardly better than the un-adapted network: mean IoU %2, un-adapted %3."),
    QT_TRANSLATE_NOOP("reason", "The borders between the classes that epoch %1 sees lie clearly better on the frames' own edges: the picture changes there %2 times as much as elsewhere, un-adapted %3 times."),
    QT_TRANSLATE_NOOP("reason", "The borders between the classes that epoch %1 sees lie hardly better on the frames' own edges: the picture changes there %2 times as much as elsewhere, un-adapted %3 times."),
    QT_TRANSLATE_NOOP("reason", "The borders between the classes that epoch %1 sees lie worse on the frames' own edges: the picture changes there %2 times as much as elsewhere, un-adapted %3 times."),
    QT_TRANSLATE_NOOP("reason", "The un-adapted network agrees best with the average of all snapshots (%1)."),
    QT_TRANSLATE_NOOP("reason", "Epoch %1 passes the checks, but nothing that is known without labels speaks for it."),
    QT_TRANSLATE_NOOP("reason", "It moved %1 % of the pixels to other classes, which is as likely a collapse as an insight."),
    QT_TRANSLATE_NOOP("reason", "It keeps the source accuracy (mIoU %1, un-adapted %2) and loses no class."),
    QT_TRANSLATE_NOOP("reason", "It loses %1 of the source's mIoU (%2, un-adapted %3; up to %4 below the best snapshot are tolerated) and loses no class."),
    QT_TRANSLATE_NOOP("reason", "Snapshots left out for a drop on the source's validation frames: %1."),
    QT_TRANSLATE_NOOP("reason", "Snapshots left out for losing a class that the un-adapted network sees on the target: %1."),
    QT_TRANSLATE_NOOP("reason", "Snapshots left out for being worse where both cameras see the same: %1."),
    QT_TRANSLATE_NOOP("reason", "Snapshots left out for scores that are no numbers: %1."),
    QT_TRANSLATE_NOOP("reason", "In the spot check the adapted network was right in more places: %1, the un-adapted one in %2."),
    QT_TRANSLATE_NOOP("reason", "In the spot check the un-adapted network was right in more places: %2, the adapted one in %1."),
    QT_TRANSLATE_NOOP("reason", "The spot check decided nothing: the adapted network was right in %1 places, the un-adapted one in %2."),
    QT_TRANSLATE_NOOP("reason", "Tried on %1 virtual cameras made of the source's own frames, whose truth is known, the same evidence said the right thing of %2."),
    QT_TRANSLATE_NOOP("reason", "Epoch %1 was chosen by hand; without labels epoch %2 had been chosen."),
    QT_TRANSLATE_NOOP("reason", "The run was ended by hand after epoch %1 of %2."),
    QT_TRANSLATE_NOOP("reason", "This is an estimate made without target labels."),
};

} // namespace

QString reasonText(const Reason &reason)
{
    QString text = QCoreApplication::translate("reason", sentenceOf(reason.kind));
    const std::vector<int> &decimals = decimalsOf(reason.kind);
    for (size_t i = 0; i < decimals.size(); ++i) {
        const bool known = i < reason.figures.size() && std::isfinite(reason.figures[i]);
        text.replace('%' + QString::number(i + 1), known ? QLocale().toString(reason.figures[i], 'f', decimals[i]) : QStringLiteral("–"));
    }
    return text;
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
