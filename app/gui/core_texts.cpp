#include "app/gui/error_texts.h"
#include "app/gui/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <iterator>

// Core speaks English. What it says in sentences is listed here, so that it can be translated; test_gui_texts sees that
// nothing is missing.

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
    // work beside the steps
    QT_TRANSLATE_NOOP("core", "measuring"),
    QT_TRANSLATE_NOOP("core", "drawing samples"),
    QT_TRANSLATE_NOOP("core", "making pseudo-labels"),
    QT_TRANSLATE_NOOP("core", "looking at views of the source"),
    QT_TRANSLATE_NOOP("core", "looking at further views of the source"),
    QT_TRANSLATE_NOOP("core", "labelling frames of the target"),
    QT_TRANSLATE_NOOP("core", "looking at frames that G is to rebuild"),
    QT_TRANSLATE_NOOP("core", "taking pixels from the label book"),
    QT_TRANSLATE_NOOP("core", "making the map of the camera's places"),
    QT_TRANSLATE_NOOP("core", "trying the verdict on virtual cameras"),
    QT_TRANSLATE_NOOP("core", "drawing pictures of the report"),
    QT_TRANSLATE_NOOP("core", "Frames that can't be used are left out where that is asked for: --leave-out-damaged"),
    QT_TRANSLATE_NOOP("core", "All that is asked for has finished already; the adaptation is trained anew"),
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
    // before the start
    QT_TRANSLATE_NOOP(
        "core",
        "The training may need more memory than is free: choose smaller frames, a smaller batch or a smaller cache"),
    QT_TRANSLATE_NOOP("core", "No pretrained weights are given: the network starts from chance and stays much worse"),
    QT_TRANSLATE_NOOP("core", "The source has few frames; some hundred are better"),
    QT_TRANSLATE_NOOP("core", "The target has few frames; some hundred are better"),
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
    // looking through a folder
    QT_TRANSLATE_NOOP("core", "classes.json says so"),
    QT_TRANSLATE_NOOP("core", "it was asked for"),
    QT_TRANSLATE_NOOP("core", "the folder"),
    QT_TRANSLATE_NOOP("core", "nothing but what is ignored"),
    QT_TRANSLATE_NOOP("core", "what no annotation covers is ignored"),
    QT_TRANSLATE_NOOP("core", "what no shape covers is ignored: a labels.txt with the line _background_ makes it a class"),
    QT_TRANSLATE_NOOP("core", "the background, which is what nobody has drawn, is a class here as labelmap.txt lists it: a classes.json can give its colour to \"ignoreColours\""),
    QT_TRANSLATE_NOOP("core", "there are no labels: the folder can be a target, not a source"),
    QT_TRANSLATE_NOOP("core", "there is no classes.json: the labels are taken for the 13 classes of CARLA 0.8; later versions number theirs differently"),
    QT_TRANSLATE_NOOP("core", "the label pictures are in more than one encoding"),
    QT_TRANSLATE_NOOP("core", "the check was ended early, not every file was read"),
    QT_TRANSLATE_NOOP("core", "1 frame is turned as the EXIF asks for"),
    // the log
    QT_TRANSLATE_NOOP("core", "baseline"),
    QT_TRANSLATE_NOOP("core", "chance, no pretrained backbone"),
    QT_TRANSLATE_NOOP("core", "There is no stopped run to go on with; a new one begins"),
    QT_TRANSLATE_NOOP("core", "The project holds no work yet, and takes the cameras that are named now"),
    QT_TRANSLATE_NOOP("core", "The run's figures are in the database again"),
    QT_TRANSLATE_NOOP("core", "The run's figures can't be written into the database for now; the training goes on."),
    QT_TRANSLATE_NOOP("core", "The sample pictures can't be written for now; the training goes on."),
    QT_TRANSLATE_NOOP("core", "The run's log.txt can't be written for now; the training goes on."),
    QT_TRANSLATE_NOOP("core", "Waiting for the project's database."),
    // applying a model
    QT_TRANSLATE_NOOP("core", "the stream ended, or sent nothing for too long"),
    QT_TRANSLATE_NOOP("core",
                      "the video ends long before the length that it announces: it was cut off, or is damaged from "
                      "there on"),
    // entries of the queue
    QT_TRANSLATE_NOOP("core", "interrupted"),
    QT_TRANSLATE_NOOP("core", "an entry that can't be read"),
    QT_TRANSLATE_NOOP("core", "%1 to %2, %3, %4, seed %5"),
};

// Sentences with something in between. What stands there is looked up in its turn: a text of these lists, several of
// them with commas between, a number. The more special patterns come first.
const char *const patterns[] = {
    // the camera's map
    QT_TRANSLATE_NOOP("core", "A map of the camera's places: its frames show %1 % of the background as a rule; %2 % of the places have labels from the source"),
    QT_TRANSLATE_NOOP("core", "No map of the camera's places: it does not stand still (%1 pixels between frames)"),
    // the network of cameras
    QT_TRANSLATE_NOOP("core", "The camera %1 joins the project"),
    QT_TRANSLATE_NOOP("core", "The camera %1 lies in %2 now"),
    QT_TRANSLATE_NOOP("core", "Alarm after epoch %1: the network hardly sees \"%2\" on the target any more (%3 % of the pixels, %4 % with NA)"),
    // looking through a folder
    QT_TRANSLATE_NOOP("core", "%1: labels of %2 are ignored in measuring, which the network does not know; where the network says %3, which the labels do not know, it is not judged"),
    QT_TRANSLATE_NOOP("core", "%1: labels of %2 are ignored in measuring, which the network does not know"),
    QT_TRANSLATE_NOOP("core", "%1: where the network says %2, which the labels do not know, it is not judged"),
    QT_TRANSLATE_NOOP("core", "%1 holds frames as Cityscapes lays them out: %2"),
    QT_TRANSLATE_NOOP("core", "%1 holds pictures whose names end in %2: %3"),
    QT_TRANSLATE_NOOP("core", "%1 holds frames and %2 pictures of their names with _L, as CamVid lays them out: %3"),
    QT_TRANSLATE_NOOP("core", "label_colors.txt lists colours of CamVid: %1"),
    QT_TRANSLATE_NOOP("core", "label_colors.txt lists colours: %1"),
    QT_TRANSLATE_NOOP("core", "%1 hold frames, and folders of their names with annot the labels, as in the SegNet tutorial's CamVid: %2"),
    QT_TRANSLATE_NOOP("core", "JPEGImages/ holds frames and %1 label pictures, as Pascal VOC lays them out: %2 and %3"),
    QT_TRANSLATE_NOOP("core", "class_names.txt lists classes: %1"),
    QT_TRANSLATE_NOOP("core", "images/training and annotations/training hold frames and label pictures, as the ADE20K challenge lays them out: %1 and %2"),
    QT_TRANSLATE_NOOP("core", "labelmap.txt lists classes with their colours, as CVAT writes them: %1"),
    QT_TRANSLATE_NOOP("core", "SegmentationClass/ holds label pictures: %1"),
    QT_TRANSLATE_NOOP("core", "%1 holds annotations with shapes, as LabelMe writes them: %2"),
    QT_TRANSLATE_NOOP("core", "labels.txt lists classes: %1"),
    QT_TRANSLATE_NOOP("core", "the annotations name these labels: %1"),
    QT_TRANSLATE_NOOP("core", "%1 lists pictures, annotations and categories, as COCO does: %2, %3 and %4"),
    QT_TRANSLATE_NOOP("core", "%1 holds its pictures of segments"),
    QT_TRANSLATE_NOOP("core", "labels/ holds colour pictures, and %1 of the %2 colours in a few of them are those of %3"),
    QT_TRANSLATE_NOOP("core", "%1 holds 24-bit pictures whose red channel holds %2 to %3, green and blue 0: CARLA"),
    QT_TRANSLATE_NOOP("core", "%1 holds 24-bit pictures whose red channel holds %2, green and blue 0: CARLA"),
    QT_TRANSLATE_NOOP("core", "%1 holds grey or palette pictures that hold %2 to %3"),
    QT_TRANSLATE_NOOP("core", "%1 holds grey or palette pictures that hold %2"),
    QT_TRANSLATE_NOOP("core", "Of this disk space %1 MB stay taken by kept epochs after the end"),
    QT_TRANSLATE_NOOP("core", "%1 frame without labels, which a source does without and a target is not measured on: %2"),
    QT_TRANSLATE_NOOP("core", "%1 frames without labels, which a source does without and a target is not measured on: %2"),
    QT_TRANSLATE_NOOP("core", "%1: has no labels for %2 of %3 frames, which are not measured on: %4; and labels without a frame of their name: %5"),
    QT_TRANSLATE_NOOP("core", "%1: has no labels for %2 of %3 frames, which are not measured on: %4"),
    QT_TRANSLATE_NOOP("core", "%1: has no labels for %2 of %3 frames, which are left out: %4; and labels without a frame of their name: %5"),
    QT_TRANSLATE_NOOP("core", "%1: has no labels for %2 of %3 frames, which are left out: %4"),
    QT_TRANSLATE_NOOP("core", "%1: 1 frame is left out as the project says: %2"),
    QT_TRANSLATE_NOOP("core", "%1: %2 frames are left out as the project says: %3"),
    QT_TRANSLATE_NOOP("core", "%1 and %2 more"),
    QT_TRANSLATE_NOOP("core", "looking through %1"),
    QT_TRANSLATE_NOOP("core", "%1: run %2 has finished with the same settings and data, and is taken"),
    QT_TRANSLATE_NOOP("core", "Waiting for the project's database. %1"),
    QT_TRANSLATE_NOOP("core", "Looking through %1 pictures of %2"),
    QT_TRANSLATE_NOOP("core", "Looking through %1 picture of %2"),
    QT_TRANSLATE_NOOP("core", "%1 label picture without a frame of the same name: %2"),
    QT_TRANSLATE_NOOP("core", "%1 label pictures without a frame of the same name: %2"),
    QT_TRANSLATE_NOOP("core", "%1 label picture with nothing but ignored pixels"),
    QT_TRANSLATE_NOOP("core", "%1 label pictures with nothing but ignored pixels"),
    QT_TRANSLATE_NOOP("core", "the 16-bit frames hold no value above %1: they are taken for %2-bit ones, all alike"),
    QT_TRANSLATE_NOOP("core", "1 file holds more than one picture, of which the first alone is used: %1"),
    QT_TRANSLATE_NOOP("core", "%1 files hold more than one picture, of which the first alone is used: %2"),
    QT_TRANSLATE_NOOP("core", "%1 frames are turned as the EXIF asks for"),
    // what the frames of a camera look like
    QT_TRANSLATE_NOOP("core", "brightness %1 of 255 (frames from %2 to %3), contrast %4"),
    QT_TRANSLATE_NOOP("core", "%1 frame is the same file as an earlier one: %2"),
    QT_TRANSLATE_NOOP("core", "%1 frames are the same file as an earlier one: %2"),
    QT_TRANSLATE_NOOP("core", "about %1 % of the frames show the same as the one before: fewer would teach as much"),
    QT_TRANSLATE_NOOP("core", "the camera stands still"),
    QT_TRANSLATE_NOOP("core", "the camera does not stand still: the map of its places, its background and what moves in it are not used"),
    QT_TRANSLATE_NOOP("core", "the camera was moved %1: the map of its places, its background and what moves in it are not used"),
    QT_TRANSLATE_NOOP("core", "by %1 pixels between %2 and %3"),
    QT_TRANSLATE_NOOP("core", "classes that may be too rare to learn: %1"),
    QT_TRANSLATE_NOOP("core", "the target is %1"),
    QT_TRANSLATE_NOOP("core", "brighter by %1 of 255"),
    QT_TRANSLATE_NOOP("core", "darker by %1 of 255"),
    QT_TRANSLATE_NOOP("core", "richer in contrast"),
    QT_TRANSLATE_NOOP("core", "poorer in contrast"),
    QT_TRANSLATE_NOOP("core", "redder"),
    QT_TRANSLATE_NOOP("core", "greener"),
    QT_TRANSLATE_NOOP("core", "bluer"),
    // what watching a camera finds
    QT_TRANSLATE_NOOP("core", "moved by %1 pixels"),
    QT_TRANSLATE_NOOP("core", "turned by %1 degrees"),
    QT_TRANSLATE_NOOP("core", "zoomed by %1"),
    QT_TRANSLATE_NOOP("core", "covered or dirty: %1 % of what it saw is hidden"),
    QT_TRANSLATE_NOOP("core", "out of focus or dirty: %1 % of its sharpness is left"),
    QT_TRANSLATE_NOOP("core", "darker than it ever was: brightness %1 of 255"),
    QT_TRANSLATE_NOOP("core", "shows another scene, or was turned away: %1 % of what it saw is recognised"),
    // cameras that are files
    QT_TRANSLATE_NOOP("core", "sampling %1: 1 frame"),
    QT_TRANSLATE_NOOP("core", "sampling %1: %2 frames"),
    QT_TRANSLATE_NOOP("core", "unpacking %1: %2 of %3 files"),
    QT_TRANSLATE_NOOP("core", "unpacking %1: %2 of 1 file"),
    QT_TRANSLATE_NOOP("core", "unpacked from %1"),
    QT_TRANSLATE_NOOP("core", "sampled from %1, a frame a second"),
    QT_TRANSLATE_NOOP("core", "sampled from %1, a frame every %2 seconds"),
    QT_TRANSLATE_NOOP("core", "sampled from %1, every frame"),
    QT_TRANSLATE_NOOP("core", "sampled from %1, %2 frames a second"),
    QT_TRANSLATE_NOOP("core", "recorded from %1, a frame a second"),
    QT_TRANSLATE_NOOP("core", "recorded from %1, a frame every %2 seconds"),
    QT_TRANSLATE_NOOP("core", "recorded from %1, every frame"),
    QT_TRANSLATE_NOOP("core", "recorded from %1, %2 frames a second"),
    QT_TRANSLATE_NOOP("core", "1 near-duplicate left out: the picture was the same as the one before"),
    QT_TRANSLATE_NOOP("core", "%1 near-duplicates left out: the picture was the same as the one before"),
    QT_TRANSLATE_NOOP("core", "classes without a pixel: %1"),
    QT_TRANSLATE_NOOP("core", "there is one frame only: training needs two at least"),
    QT_TRANSLATE_NOOP("core", "frames of %1 sizes: training brings all to one, a fixed camera has one"),
    QT_TRANSLATE_NOOP("core", "%1 file beside the frames that are no pictures by name"),
    QT_TRANSLATE_NOOP("core", "%1 files beside the frames that are no pictures by name"),
    // the log
    QT_TRANSLATE_NOOP("core", "F starts from %1"),
    QT_TRANSLATE_NOOP("core", "%1 of %2 steps in %3 epochs to go, %4 parameters, on %5"),
    QT_TRANSLATE_NOOP("core", "epoch %1 at step %2: source mIoU %3, target mIoU %4"),
    QT_TRANSLATE_NOOP("core", "epoch %1 at step %2: source mIoU %3"),
};

struct Pattern
{
    const char *text;
    QRegularExpression expression;
};

const std::vector<Pattern> &compiledPatterns()
{
    static const std::vector<Pattern> compiled = [] {
        static const QRegularExpression place(QStringLiteral("%[1-9]"));
        std::vector<Pattern> made;
        std::vector<const char *> all(std::begin(patterns), std::end(patterns));
        for (const char *phrase : errorPhrases())
            if (QLatin1String(phrase).contains(QLatin1String("%1")))
                all.push_back(phrase);
        for (const char *text : all) {
            QString expression;
            const QString whole = QString::fromUtf8(text);
            qsizetype from = 0;
            for (auto places = place.globalMatch(whole); places.hasNext();) {
                const auto match = places.next();
                expression += QRegularExpression::escape(whole.mid(from, match.capturedStart() - from)) + "(.+?)";
                from = match.capturedEnd();
            }
            expression += QRegularExpression::escape(whole.mid(from));
            made.push_back({text, QRegularExpression(QRegularExpression::anchoredPattern(expression))});
        }
        return made;
    }();
    return compiled;
}

QString sentence(const QString &text)
{
    if (const QString known = QCoreApplication::translate("core", text.toUtf8().constData()); known != text)
        return known;
    static const QRegularExpression number(QStringLiteral("^-?[0-9]+\\.([0-9]+)$"));
    if (const auto match = number.match(text); match.hasMatch())
        return QLocale().toString(text.toDouble(), 'f', static_cast<int>(match.capturedLength(1)));
    for (const Pattern &pattern : compiledPatterns()) {
        const auto match = pattern.expression.match(text);
        if (!match.hasMatch())
            continue;
        QString result = QCoreApplication::translate("core", pattern.text);
        for (int i = match.lastCapturedIndex(); i >= 1; --i)
            result.replace(QString("%%1").arg(i), sentence(match.captured(i)));
        return result;
    }
    if (!text.contains(", "))
        return text;
    QStringList parts = text.split(", ");
    for (QString &part : parts)
        part = sentence(part);
    return parts.join(", ");
}

} // namespace

std::vector<std::string> knownCoreTexts()
{
    return {std::begin(texts), std::end(texts)};
}

QString coreText(const std::string &text)
{
    const QString whole = toQt(text);
    if (const QString known = QCoreApplication::translate("core", text.c_str()); known != whole)
        return known;
    static const QRegularExpression between(QStringLiteral("(?<=\\.) (?=[A-Z])"));
    QStringList sentences = whole.split(between);
    for (QString &one : sentences)
        one = sentence(one);
    return sentences.join(' ');
}

QString logText(const std::string &line)
{
    static const QRegularExpression time(QStringLiteral("^[0-9-]{10} [0-9:]{8}  "));
    const QString whole = toQt(line);
    const auto match = time.match(whole);
    return match.captured() + coreText(whole.mid(match.capturedLength()).toStdString());
}

} // namespace vantage::gui
