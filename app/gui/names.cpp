#include "app/gui/names.h"

#include "app/gui/text.h"
#include "core/compare/run_measures.h"

#include <QCoreApplication>
#include <iterator>

namespace vantage::gui {
namespace {

struct Name
{
    const char *word;
    const char *name;
};

template<size_t count>
QString found(const Name (&names)[count], const std::string &word)
{
    for (const Name &known : names)
        if (word == known.word)
            return QCoreApplication::translate("names", known.name);
    return toQt(word);
}

const Name recipes[] = {
    {"no-adaptation", QT_TRANSLATE_NOOP("names", "No adaptation")},
    {"control", QT_TRANSLATE_NOOP("names", "Equal-compute control")},
    {"fine-tuning", QT_TRANSLATE_NOOP("names", "Fine-tuning")},
    {"adversarial", QT_TRANSLATE_NOOP("names", "Adversarial reconstruction")},
    {"self-training", QT_TRANSLATE_NOOP("names", "Self-training")},
    {"label-book", QT_TRANSLATE_NOOP("names", "Label book")},
};

const Name terms[] = {
    {"sem", QT_TRANSLATE_NOOP("names", "Source cross entropy")},
    {"pseudo", QT_TRANSLATE_NOOP("names", "Target pseudo-label cross entropy")},
    {"book", QT_TRANSLATE_NOOP("names", "Label book cross entropy")},
    {"sem, further views", QT_TRANSLATE_NOOP("names", "Further source views cross entropy")},
    {"rec", QT_TRANSLATE_NOOP("names", "Reconstruction L1")},
    {"gan", QT_TRANSLATE_NOOP("names", "Fooling D")},
    {"shares", QT_TRANSLATE_NOOP("names", "Class shares beyond their bound")},
    {"D", QT_TRANSLATE_NOOP("names", "Discriminator")},
    {"learning rate", QT_TRANSLATE_NOOP("names", "Learning rate")},
    {"labelled share", QT_TRANSLATE_NOOP("names", "Labelled share")},
};

const Name formats[] = {
    {"class numbers", QT_TRANSLATE_NOOP("names", "class numbers")},
    {"painted in the classes' colours", QT_TRANSLATE_NOOP("names", "painted in the classes' colours")},
    {"CARLA 0.8, 13 tags", QT_TRANSLATE_NOOP("names", "CARLA 0.8, 13 tags")},
    {"CARLA 0.9 up to 0.9.13, 23 tags", QT_TRANSLATE_NOOP("names", "CARLA 0.9 up to 0.9.13, 23 tags")},
    {"CARLA from 0.9.14 on, 29 tags", QT_TRANSLATE_NOOP("names", "CARLA from 0.9.14 on, 29 tags")},
    {"CARLA, tags of classes.json", QT_TRANSLATE_NOOP("names", "CARLA, tags of classes.json")},
    {"Cityscapes, label ids", QT_TRANSLATE_NOOP("names", "Cityscapes, label ids")},
    {"Cityscapes, training numbers", QT_TRANSLATE_NOOP("names", "Cityscapes, training numbers")},
    {"Cityscapes, colours", QT_TRANSLATE_NOOP("names", "Cityscapes, colours")},
    {"CamVid, colours", QT_TRANSLATE_NOOP("names", "CamVid, colours")},
    {"CamVid, class numbers", QT_TRANSLATE_NOOP("names", "CamVid, class numbers")},
    {"Pascal VOC", QT_TRANSLATE_NOOP("names", "Pascal VOC")},
    {"ADE20K challenge", QT_TRANSLATE_NOOP("names", "ADE20K challenge")},
    {"CVAT, segmentation mask 1.1", QT_TRANSLATE_NOOP("names", "CVAT, segmentation mask 1.1")},
    {"LabelMe, polygons", QT_TRANSLATE_NOOP("names", "LabelMe, polygons")},
    {"COCO, panoptic", QT_TRANSLATE_NOOP("names", "COCO, panoptic")},
    {"COCO, instances", QT_TRANSLATE_NOOP("names", "COCO, instances")},
};

} // namespace

QString kindName(RunKind kind)
{
    switch (kind) {
    case RunKind::Baseline: return QCoreApplication::translate("verdict", "baseline (NA)");
    case RunKind::Control: return QCoreApplication::translate("verdict", "control");
    case RunKind::Adapted: return QCoreApplication::translate("verdict", "adapted");
    case RunKind::FineTuning: return QCoreApplication::translate("verdict", "fine-tuning (FT)");
    }
    return {};
}

QString stateName(RunState state)
{
    switch (state) {
    case RunState::Running: return QCoreApplication::translate("verdict", "running");
    case RunState::Finished: return QCoreApplication::translate("verdict", "finished");
    case RunState::Stopped: return QCoreApplication::translate("verdict", "stopped");
    case RunState::Failed: return QCoreApplication::translate("verdict", "failed");
    }
    return {};
}

QString familyName(PairFamily family)
{
    switch (family) {
    case PairFamily::Near: return QCoreApplication::translate("verdict", "near");
    case PairFamily::Opposite: return QCoreApplication::translate("verdict", "opposite");
    case PairFamily::Scene: return QCoreApplication::translate("verdict", "another scene");
    case PairFamily::Other: break;
    }
    return QCoreApplication::translate("verdict", "other");
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better: return QCoreApplication::translate("verdict", "better");
    case Verdict::NoClearGain: return QCoreApplication::translate("verdict", "no clear gain");
    case Verdict::KeepNa: return QCoreApplication::translate("verdict", "worse, keep NA");
    }
    return {};
}

QString recipeName(const std::string &recipe)
{
    return found(recipes, recipe);
}

QString runName(const RunRecord &run)
{
    const QString name = QString("#%1 %2").arg(run.id).arg(kindName(run.kind));
    return run.kind == RunKind::Adapted ? name + ", " + recipeName(run.recipe) : name; // the others have one recipe each
}

QString shownName(const RunRecord &run)
{
    return run.marks.name.empty() ? runName(run) : QStringLiteral("#%1 %2").arg(run.id).arg(toQt(run.marks.name));
}

QString termName(const std::string &term, bool learnsTarget)
{
    if (learnsTarget && term == "sem")
        return QCoreApplication::translate("names", "Target cross entropy");
    return found(terms, term);
}

QString measureTitle(const RunMeasure &measure)
{
    const QString title = coreText(measure.of->title);
    if (!measure.on)
        return title;
    switch (*measure.on) {
    case MeasuredOn::Target: return QCoreApplication::translate("names", "%1, target").arg(title);
    case MeasuredOn::Mapped: return QCoreApplication::translate("names", "%1, target with map").arg(title);
    case MeasuredOn::Source: break;
    }
    return QCoreApplication::translate("names", "%1, source").arg(title);
}

QString formatTitle(const std::string &title)
{
    return found(formats, title);
}

} // namespace vantage::gui
