#include "app/gui/text.h"

#include <QCoreApplication>
#include <iterator>

// Core speaks English. What it says in fixed sentences is listed here, so that it can be translated; test_gui_texts
// sees that nothing is missing.

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
    // options
    QT_TRANSLATE_NOOP("core", "Depth of the ResNet under the PSPNet"),
    QT_TRANSLATE_NOOP("core",
                      "Pixels a side that share one feature: 8 sees finer things, 16 takes a third of the time"),
    QT_TRANSLATE_NOOP("core", "A second classifier inside the backbone during training (PSPNet's auxiliary loss)"),
    QT_TRANSLATE_NOOP("core", "Share of channels left out before the last layer"),
    QT_TRANSLATE_NOOP("core", "Width in pixels of the frames that the network sees"),
    QT_TRANSLATE_NOOP("core", "Height in pixels of the frames that the network sees"),
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
    QT_TRANSLATE_NOOP("core", "First steps in which only G and D learn"),
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
    QT_TRANSLATE_NOOP("core", "Two CPU cores: 320 x 240 at output stride 16, about half an hour for all"),
    QT_TRANSLATE_NOOP("core", "A workstation or a GPU: 320 x 240 at output stride 8, an hour or more"),
    // stages
    QT_TRANSLATE_NOOP("core", "No Adaptation"),
    QT_TRANSLATE_NOOP("core", "Equal-compute control"),
    QT_TRANSLATE_NOOP("core", "Adaptation (adversarial)"),
    QT_TRANSLATE_NOOP("core", "Adaptation (control)"),
    QT_TRANSLATE_NOOP("core", "Adaptation (self-training)"),
    QT_TRANSLATE_NOOP("core", "Fine-Tuning"),
    // curves
    QT_TRANSLATE_NOOP("core", "sem"),
    QT_TRANSLATE_NOOP("core", "pseudo"),
    QT_TRANSLATE_NOOP("core", "rec"),
    QT_TRANSLATE_NOOP("core", "gan"),
    QT_TRANSLATE_NOOP("core", "D"),
    QT_TRANSLATE_NOOP("core", "learning rate"),
    QT_TRANSLATE_NOOP("core", "labelled share"),
    // before the start
    QT_TRANSLATE_NOOP(
        "core",
        "The training may need more memory than is free: choose smaller frames, a smaller batch or a smaller cache"),
    QT_TRANSLATE_NOOP("core", "No pretrained weights are given: the network starts from chance and stays much worse"),
    QT_TRANSLATE_NOOP("core", "The source has few frames; some hundred are better"),
    QT_TRANSLATE_NOOP("core", "The target has few frames; some hundred are better"),
    // applying a model
    QT_TRANSLATE_NOOP("core", "the stream ended, or sent nothing for too long"),
};

} // namespace

std::vector<std::string> knownCoreTexts()
{
    return {std::begin(texts), std::end(texts)};
}

} // namespace vantage::gui
