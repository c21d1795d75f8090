#pragma once

#include "core/base/go_on.h"
#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/geometry/ground_points.h"
#include "core/nn/levels_net.h"
#include "core/nn/precision.h"
#include "core/teachers/book_sizes.h"
#include "core/teachers/teacher.h"

#include <functional>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// Who has a say in the label book.
struct LabelMakers
{
    bool scales = true;   ///< the network sees each frame at three sizes and mirrored
    bool votes = true;    ///< places that show the background take the mean of all frames
    bool motion = true;   ///< whether a place moves weighs the classes
    bool passages = true; ///< what passes over a place weighs the classes of the ground
    bool carried = true;  ///< the source's labels, carried over by matching where both cameras see the same things
    bool ground = true;   ///< the source's ground, aligned by meaning and light, where they do not
};

/// What one maker says of a frame. @param labels CV_8UC1 of at most the network's size; the class map's ignore where it is silent
using MakerSays = std::function<void(const FrameFiles &frame, Teacher maker, const cv::Mat &labels)>;

struct BookOptions
{
    cv::Size size;                ///< that the network works at
    double scale = 1.5;           ///< of the largest look; see sizesOfBook()
    int backgroundTolerance = 18; ///< grey levels; 0: nothing is told from the background
    int frames = 24;              ///< of the target, evenly spaced
    uint64_t seed = 1;
    LabelMakers makers;
    std::vector<GroundAnswer> ground; ///< what the operator said of each source's ground; empty: nothing
    MakerSays said;               ///< told what each maker says on its own, of those that have a say; nothing: nobody wants to know
    double levelsBytes = 2e9;     ///< for the frames' levels; those that find no room are looked at again by whoever needs them
};

/// Soft labels of one target frame.
struct BookPage
{
    size_t frame = 0;      ///< of the data set that the book was made from
    torch::Tensor labels;  ///< classes x H/2 x W/2, float16, sums of 1, CPU
    Levels levels;         ///< at the first size; empty where there was no room
};

/// A source's ground as it lies in the target, to be looked at.
struct DrawnGround
{
    std::string source;    ///< the camera's folder
    cv::Mat picture;       ///< CV_8UC3 RGB, see groundPicture()
    bool accepted = false; ///< its labels are in the book
    bool clicked = false;  ///< by the operator's points
};

/// What all makers of labels together say of the target's frames.
struct LabelBook
{
    Dataset frames;                   ///< those that were labelled
    std::vector<BookPage> pages;
    bool fixed = false;               ///< the target's camera stands still
    cv::Mat background;               ///< CV_8UC3 RGB of the network's size: the target's median; empty where it moves
    double trust = 0;                 ///< 0..1, what the carried labels count against the teacher's
    cv::Mat carried;                  ///< CV_8UC1 of the network's size: labels that the source's camera brought, the class map's ignore elsewhere
    torch::Tensor still;              ///< classes x H/2 x W/2, float32: of each place while it shows the background
    std::vector<double> shares;       ///< P(background | class), a number a class, doubt mixed in
    std::vector<DrawnGround> grounds; ///< of the sources whose ground was sought or clicked
    std::vector<Message> remarks;     ///< what each maker found, or why it kept silent
};

/// The teacher (a trained network) labels frames of the target, with what a fixed camera gives. No target label is ever looked at.
/// @return nothing where `goOn` ended it. @throws InputError on unreadable frames
std::optional<LabelBook> makeLabelBook(const Dataset &source, const Dataset &target, LevelsNet &teacher, torch::Device device,
                                       const Precision &precision, const BookOptions &options, const GoOn &goOn,
                                       const std::function<void(const Message &)> &tell = {}, const HowFar &howFar = {});

/// How much of P(background | class) is doubt: in the labels that a student learns, and in the map of the camera's places, which comes on top of a student
/// that knows those labels (measured: docs/method.md).
inline constexpr double bookDoubt = 0.25, mapDoubt = 0.75;

/// P(background | class) as the source's camera shows it, with doubt: at another camera cars may be parked that pass here. Bounds the evidence.
/// @param shares 0..1, a number a class @param doubt 0..1, the part that becomes 1/2
std::vector<double> withDoubt(std::vector<double> shares, double doubt);

/// A place's probabilities in the light of the background, normalised. All are classes x H x W float32 but the sight, H x W of any type.
/// What is doubtful keeps what the frame says. @param still taken where the background shows @param sight values of Sight @param background P(place shows background | class), a number a class
torch::Tensor inTheLightOfMotion(const torch::Tensor &frame, const torch::Tensor &still, const torch::Tensor &sight,
                                 const std::vector<double> &background);

/// A place's probabilities in the light of what passes over it: those of the classes that have factors are weighed against each other, their sum stays.
/// @param factors of PassageTable, classes x H x W float32, 0 for a class without; undefined: nothing is known
torch::Tensor inTheLightOfPassages(const torch::Tensor &probabilities, const torch::Tensor &factors);

} // namespace vantage
