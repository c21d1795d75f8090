#include "app/gui/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <iterator>

// Core speaks English. What it has in tables (options, recipes, presets, stages, measures) is listed here, so that it can be translated;
// test_gui_texts sees that nothing is missing. Its sentences (Message) are collected from core's calls of say().

namespace vantage::gui {
namespace {

const char *const texts[] = {
    // groups of options
    QT_TRANSLATE_NOOP("core", "Network"),
    QT_TRANSLATE_NOOP("core", "Frames"),
    QT_TRANSLATE_NOOP("core", "Length"),
    QT_TRANSLATE_NOOP("core", "Optimiser"),
    QT_TRANSLATE_NOOP("core", "Losses"),
    QT_TRANSLATE_NOOP("core", "adversarial"),
    QT_TRANSLATE_NOOP("core", "self-training"),
    QT_TRANSLATE_NOOP("core", "Machine"),
    QT_TRANSLATE_NOOP("core", "Pixels"),
    QT_TRANSLATE_NOOP("core", "Labels"),
    QT_TRANSLATE_NOOP("core", "label-book"),
    QT_TRANSLATE_NOOP("core", "Camera map"),
    QT_TRANSLATE_NOOP("core", "The model file gets a map of what the fixed camera sees where, for this camera only; it is silent where a camera moves or a frame no longer shows the background"),
    QT_TRANSLATE_NOOP("core", "Frames of the camera that vote on what its places are, evenly spaced"),
    QT_TRANSLATE_NOOP("core", "levels: all levels of a frozen backbone under a per-pixel head; pspnet: the paper's, all of it learns"),
    QT_TRANSLATE_NOOP("core", "Depth of the ResNet under the network"),
    QT_TRANSLATE_NOOP("core", "Units between the levels and the class scores"),
    QT_TRANSLATE_NOOP("core", "Width in pixels of the frames that the network sees; 0: the frames' own up to 640 x 480, as is the height"),
    QT_TRANSLATE_NOOP("core", "Height in pixels of the frames that the network sees; 0: as the width says"),
    QT_TRANSLATE_NOOP("core", "Augmented source frames whose pixels a network with a frozen backbone learns; each is looked at once"),
    QT_TRANSLATE_NOOP("core", "Pixels a step"),
    QT_TRANSLATE_NOOP("core", "Pixels drawn from each class of a frame, however rare"),
    QT_TRANSLATE_NOOP("core", "Pixels drawn from a frame beside these, in proportion to the classes"),
    QT_TRANSLATE_NOOP("core", "Memory for the pixels of one camera; fewer are drawn where they would not fit"),
    QT_TRANSLATE_NOOP("core", "Probability that a whole level of a pixel is left out in a step"),
    QT_TRANSLATE_NOOP("core", "Share of a step's pixels that comes from the target's label book; the rest comes from the source"),
    QT_TRANSLATE_NOOP("core", "Target frames in the label book, evenly spaced; the control looks at as much more of the source"),
    QT_TRANSLATE_NOOP("core", "All that can be said of the new camera's frames without labels goes into a book of soft labels; the head learns book and source"),
    QT_TRANSLATE_NOOP("core", "Two CPU cores: a head over frozen levels at up to 640 x 480, a few minutes for each run"),
    QT_TRANSLATE_NOOP("core", "A workstation or a GPU: the same network, twice the views and steps, measured on more frames"),
    QT_TRANSLATE_NOOP("core", "The paper's network on two CPU cores: 320 x 240 at output stride 16, about half an hour for all"),
    QT_TRANSLATE_NOOP("core", "Adaptation (label-book)"),
    // options
    QT_TRANSLATE_NOOP("core",
                      "Pixels a side that share one feature: 8 sees finer things, 16 takes a third of the time"),
    QT_TRANSLATE_NOOP("core", "A second classifier inside the backbone during training (PSPNet's auxiliary loss)"),
    QT_TRANSLATE_NOOP("core", "Share of channels left out before the last layer"),
    QT_TRANSLATE_NOOP("core", "Mirror half of the frames"),
    QT_TRANSLATE_NOOP("core", "Brightness, contrast and saturation change by up to this share"),
    QT_TRANSLATE_NOOP("core", "Hue turns by up to this share of the circle"),
    QT_TRANSLATE_NOOP("core", "Probability of a light blur"),
    QT_TRANSLATE_NOOP("core",
                      "Probability that a frame is seen through a virtual camera: another perspective, roll and zoom"),
    QT_TRANSLATE_NOOP("core", "Smallest zoom of the virtual camera; under 1 the frame shrinks into the picture"),
    QT_TRANSLATE_NOOP("core", "Largest zoom of the virtual camera"),
    QT_TRANSLATE_NOOP("core", "Largest roll of the virtual camera, in degrees"),
    QT_TRANSLATE_NOOP("core", "How far the virtual camera moves each corner, as a share of the side"),
    QT_TRANSLATE_NOOP("core", "Probability that the virtual camera looks at a rare class"),
    QT_TRANSLATE_NOOP("core", "Share of each camera's frames, the last in time, kept for measuring"),
    QT_TRANSLATE_NOOP("core", "Frames measured after each epoch, evenly spaced"),
    QT_TRANSLATE_NOOP("core", "Epochs; the network is measured and kept after each"),
    QT_TRANSLATE_NOOP("core", "Steps in an epoch; 0: one pass over the source's frames"),
    QT_TRANSLATE_NOOP("core", "Source frames a step"),
    QT_TRANSLATE_NOOP("core", "Target frames a step; the control recipe sees as many more source frames instead"),
    QT_TRANSLATE_NOOP("core", "How F is updated"),
    QT_TRANSLATE_NOOP("core", "F's first learning rate"),
    QT_TRANSLATE_NOOP("core", "The layers above the backbone start from chance and learn this much faster"),
    QT_TRANSLATE_NOOP("core", "Momentum of SGD"),
    QT_TRANSLATE_NOOP("core", "Pull of the weights towards 0"),
    QT_TRANSLATE_NOOP("core", "The rates fall as (1 - step / steps) to this power; 0: they stay"),
    QT_TRANSLATE_NOOP("core", "Steps over which the rates rise from 0"),
    QT_TRANSLATE_NOOP("core", "Largest norm of F's gradient; 0: not limited"),
    QT_TRANSLATE_NOOP("core", "frozen: running statistics are used and kept; train: statistics of each batch"),
    QT_TRANSLATE_NOOP(
        "core",
        "Weights are averaged over about 1 / (1 - this) steps and the average is what is measured and kept; 0: off"),
    QT_TRANSLATE_NOOP("core", "Weight of the cross entropy on the source (Eq. 1)"),
    QT_TRANSLATE_NOOP("core", "Weight of the auxiliary classifier's cross entropy"),
    QT_TRANSLATE_NOOP("core", "Weight of the reconstruction, L1 (Eq. 2)"),
    QT_TRANSLATE_NOOP("core", "Weight of fooling the discriminator (Eq. 3)"),
    QT_TRANSLATE_NOOP("core", "log: cross entropy as the paper has it; least-squares: as CycleGAN has it"),
    QT_TRANSLATE_NOOP("core", "What of F goes into G: its raw scores or their softmax"),
    QT_TRANSLATE_NOOP("core", "Which frames' reconstruction teaches F: those of both cameras, the target's, or none (G "
                              "and D learn all the same)"),
    QT_TRANSLATE_NOOP("core", "First steps in which G and D do not teach F yet, which learns from labels alone"),
    QT_TRANSLATE_NOOP("core", "What goes into G in these steps: what F says (scores), or the source's true labels, which takes "
                              "generatorInput=softmax"),
    QT_TRANSLATE_NOOP("core", "A class's share of a target frame may grow or shrink by this factor against what the baseline says; "
                              "beyond it F pays; 0: not bound"),
    QT_TRANSLATE_NOOP("core", "Weight of what lies beyond that bound"),
    QT_TRANSLATE_NOOP("core", "Frames of each camera that G rebuilds, evenly spaced, where the backbone is frozen and what it sees is "
                              "kept; no more than pixelMegabytes holds"),
    QT_TRANSLATE_NOOP("core", "Share of a step's pixels that comes from the target's label book, where the backbone is frozen; 0: no "
                              "book is made"),
    QT_TRANSLATE_NOOP("core", "G's learning rate (Adam)"),
    QT_TRANSLATE_NOOP("core", "D's learning rate (Adam)"),
    QT_TRANSLATE_NOOP("core", "Width of the reconstruction generator G; CycleGAN has 64"),
    QT_TRANSLATE_NOOP("core", "Residual blocks of G; CycleGAN has 6 for small frames and 9 from 256 pixels on"),
    QT_TRANSLATE_NOOP("core", "Width of the patch discriminator D; PatchGAN has 64"),
    QT_TRANSLATE_NOOP("core", "Weight of the cross entropy with the teacher's labels on the target"),
    QT_TRANSLATE_NOOP("core", "The teacher also sees each frame this many times larger; 1: it does not"),
    QT_TRANSLATE_NOOP("core", "A pixel within so many grey levels of what the camera mostly sees there is background, "
                              "else it moves; the teacher uses both; 0: off"),
    QT_TRANSLATE_NOOP("core",
                      "Probability that half of a source frame's classes are pasted into a target frame (ClassMix)"),
    QT_TRANSLATE_NOOP("core", "Target frames that the teacher labels at a time, evenly spaced"),
    QT_TRANSLATE_NOOP("core", "Epochs after which the teacher labels anew; 0: once, as the baseline sees them"),
    QT_TRANSLATE_NOOP("core", "auto: the first CUDA device where there is one"),
    QT_TRANSLATE_NOOP("core", "auto: mixed where the machine computes bfloat16 natively"),
    QT_TRANSLATE_NOOP("core", "Threads on the CPU; 0: one a core"),
    QT_TRANSLATE_NOOP("core", "Memory for decoded frames, each camera"),
    QT_TRANSLATE_NOOP("core", "After the end keep the networks of so many last epochs, and of the best, so that another can be chosen by hand; 0: none"),
    QT_TRANSLATE_NOOP("core", "A loss over this ends the run as failed"),
    QT_TRANSLATE_NOOP("core", "Start of all random draws"),
    // recipes
    QT_TRANSLATE_NOOP(
        "core",
        "The paper's method: rebuild the frames of both cameras from F's scores and fool a patch discriminator"),
    QT_TRANSLATE_NOOP(
        "core",
        "From the baseline, as many further steps as an adaptation but on the source alone: the fair comparison"),
    QT_TRANSLATE_NOOP("core",
                      "Learn the target camera from its own labels: an upper bound, only where such labels exist"),
    QT_TRANSLATE_NOOP("core",
                      "Learn the source camera from its labels; the baseline that everything else is compared with"),
    QT_TRANSLATE_NOOP("core", "A teacher labels the new camera's frames, using that the camera stands still; "
                              "the network learns them"),
    // presets
    QT_TRANSLATE_NOOP("core", "The paper's setting: 800 x 600, 10 epochs, its batches and rates; for a GPU"),
    // stages
    QT_TRANSLATE_NOOP("core", "No Adaptation"),
    QT_TRANSLATE_NOOP("core", "Equal-compute control"),
    QT_TRANSLATE_NOOP("core", "Adaptation (adversarial)"),
    QT_TRANSLATE_NOOP("core", "Adaptation (control)"),
    QT_TRANSLATE_NOOP("core", "Adaptation (self-training)"),
    QT_TRANSLATE_NOOP("core", "Fine-Tuning"),
    // measures
    QT_TRANSLATE_NOOP("core", "Class borders on edges"),
    QT_TRANSLATE_NOOP("core", "how much more than elsewhere the picture changes where predicted classes meet"),
    QT_TRANSLATE_NOOP("core", "Mean IoU"),
    QT_TRANSLATE_NOOP("core", "overlap of prediction and truth, mean over the classes"),
    QT_TRANSLATE_NOOP("core", "Mean class accuracy"),
    QT_TRANSLATE_NOOP("core", "share of each class's pixels that are found, mean over the classes"),
    QT_TRANSLATE_NOOP("core", "Pixel accuracy"),
    QT_TRANSLATE_NOOP("core", "share of all pixels that are right"),
    QT_TRANSLATE_NOOP("core", "Frequency-weighted IoU"),
    QT_TRANSLATE_NOOP("core", "as mean IoU, but each class counts by its pixels"),
    QT_TRANSLATE_NOOP("core", "Boundary IoU"),
    QT_TRANSLATE_NOOP("core", "overlap in a thin band along the outlines, mean over the classes"),
    QT_TRANSLATE_NOOP("core", "Agreement where both cameras see the same"),
    QT_TRANSLATE_NOOP("core", "mean IoU with labels that the source's camera brought"),
    QT_TRANSLATE_NOOP("core", "Agreement with all snapshots"),
    QT_TRANSLATE_NOOP("core", "with their average; higher is better"),
    QT_TRANSLATE_NOOP("core", "Agreement under mirroring"),
    QT_TRANSLATE_NOOP("core", "of a frame's prediction with that of its mirror image"),
    QT_TRANSLATE_NOOP("core", "sure of each pixel, yet using all classes"),
    QT_TRANSLATE_NOOP("core", "Soft neighbourhood density"),
    QT_TRANSLATE_NOOP("core", "how closely pixels alike lie together"),
    QT_TRANSLATE_NOOP("core", "Mean entropy"),
    QT_TRANSLATE_NOOP("core", "how unsure the network is, right or wrong"),
    QT_TRANSLATE_NOOP("core", "Change of the class mix"),
    QT_TRANSLATE_NOOP("core", "distance of the predicted class shares to NA's"),
};

} // namespace

std::vector<std::string> knownCoreTexts()
{
    return {std::begin(texts), std::end(texts)};
}

QString coreText(const std::string &text)
{
    return QCoreApplication::translate("core", text.c_str());
}

QString coreText(const Message &message)
{
    return toQt(spoken(
        message, [](const std::string &text) { return coreText(text).toStdString(); },
        [](double value, int decimals) { return QLocale().toString(value, 'f', decimals).toStdString(); }));
}

QStringList coreTexts(const std::vector<Message> &messages)
{
    QStringList result;
    for (const Message &message : messages)
        result << coreText(message);
    return result;
}

} // namespace vantage::gui
