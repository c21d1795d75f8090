#include "core/training/recipe.h"

#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/training/recipe_kinds.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vantage {
namespace {

using Json = nlohmann::ordered_json;

template<class Visitor>
auto visitValue(Recipe &recipe, const RecipeField &field, Visitor &&visitor)
{
    return std::visit(
        [&](auto member) {
            if constexpr (requires { recipe.*member; })
                return visitor(recipe.*member);
            else
                return visitor(recipe.augmentation.*member);
        },
        field.member);
}

std::string numberText(double value)
{
    char buffer[32];
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

const RecipeField &fieldOf(const std::string &key)
{
    for (const RecipeField &field : recipeFields())
        if (field.key == key)
            return field;
    std::vector<std::string> keys;
    for (const RecipeField &field : recipeFields())
        keys.push_back(field.key);
    throw AskedError(say("there is no option '%1'; there are %2", key, joined(keys)));
}

template<class Number>
Number numberOf(const RecipeField &field, const std::string &text)
{
    Number parsed{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (code != std::errc() || end != text.data() + text.size())
        throw AskedError(say("%1 takes a number, not '%2'", field.key, text));
    return parsed;
}

/// Empty where the field may have the value.
Message rangeProblem(const RecipeField &field, double value)
{
    if (std::isfinite(value) && ((value >= field.least && value <= field.most) || (field.orZero && value == 0)))
        return {};
    const std::string least = numberText(field.least), most = numberText(field.most);
    return field.orZero ? say("%1 must be 0 or lie between %2 and %3, not %4", field.key, least, most, numberText(value))
                        : say("%1 must lie between %2 and %3, not %4", field.key, least, most, numberText(value));
}

} // namespace

std::span<const RecipeField> recipeFields()
{
    using A = AugmentOptions;
    using R = Recipe;
    static const std::vector<RecipeField> fields = {
        {"network", "Network", "levels: all levels of a frozen backbone under a per-pixel head; pspnet: the paper's, all of it learns", &R::network, 0, 0, {"levels", "pspnet"}},
        {"backbone", "Network", "Depth of the ResNet under the network", &R::backbone, 18, 101, {}},
        {"outputStride", "Network", "Pixels a side that share one feature: 8 sees finer things, 16 takes a third of the time", &R::outputStride, 8, 32, {}},
        {"auxiliary", "Network", "A second classifier inside the backbone during training (PSPNet's auxiliary loss)", &R::auxiliary, 0, 1, {}},
        {"dropout", "Network", "Share of channels left out before the last layer", &R::dropout, 0, 0.9, {}},

        {"hiddenUnits", "Network", "Units between the levels and the class scores", &R::hiddenUnits, 8, 4096, {}},

        {"width", "Frames", "Width in pixels of the frames that the network sees; 0: the frames' own up to 640 x 480, as is the height", &R::width, 48, 4096, {}, true},
        {"height", "Frames", "Height in pixels of the frames that the network sees; 0: as the width says", &R::height, 48, 4096, {}, true},
        {"flip", "Frames", "Mirror half of the frames", &A::flip, 0, 1, {}},
        {"colour", "Frames", "Brightness, contrast and saturation change by up to this share", &A::colour, 0, 0.9, {}},
        {"hue", "Frames", "Hue turns by up to this share of the circle", &A::hue, 0, 0.5, {}},
        {"blur", "Frames", "Probability of a light blur", &A::blur, 0, 1, {}},
        {"virtualCamera", "Frames", "Probability that a frame is seen through a virtual camera: another perspective, roll and zoom", &A::virtualCamera, 0, 1, {}},
        {"zoomMin", "Frames", "Smallest zoom of the virtual camera; under 1 the frame shrinks into the picture", &A::zoomMin, 0.2, 1, {}},
        {"zoomMax", "Frames", "Largest zoom of the virtual camera", &A::zoomMax, 1, 8, {}},
        {"roll", "Frames", "Largest roll of the virtual camera, in degrees", &A::roll, 0, 45, {}},
        {"perspective", "Frames", "How far the virtual camera moves each corner, as a share of the side", &A::perspective, 0, 0.4, {}},
        {"rareClassAim", "Frames", "Probability that the virtual camera looks at a rare class", &A::rareClassAim, 0, 1, {}},
        {"validationShare", "Frames", "Share of each camera's frames, the last in time, kept for measuring", &R::validationShare, 0.01, 0.9, {}},
        {"evaluationFrames", "Frames", "Frames measured after each epoch, evenly spaced", &R::evaluationFrames, 1, 100000, {}},

        {"epochs", "Length", "Epochs; the network is measured and kept after each", &R::epochs, 1, 10000, {}},
        {"stepsPerEpoch", "Length", "Steps in an epoch; 0: one pass over the source's frames", &R::stepsPerEpoch, 0, 1000000, {}},
        {"batch", "Length", "Source frames a step", &R::batch, 1, 256, {}},
        {"targetBatch", "Length", "Target frames a step; the control recipe sees as many more source frames instead", &R::targetBatch, 0, 256, {}},

        {"sourceViews", "Pixels", "Augmented source frames whose pixels a network with a frozen backbone learns; each is looked at once", &R::sourceViews, 1, 100000, {}},
        {"pixelBatch", "Pixels", "Pixels a step", &R::pixelBatch, 16, 1000000, {}},
        {"pixelsPerClass", "Pixels", "Pixels drawn from each class of a frame, however rare", &R::pixelsPerClass, 1, 100000, {}},
        {"pixelsPerFrame", "Pixels", "Pixels drawn from a frame beside these, in proportion to the classes", &R::pixelsPerFrame, 0, 1000000, {}},
        {"pixelMegabytes", "Pixels", "Memory for the pixels of one camera; fewer are drawn where they would not fit", &R::pixelMegabytes, 16, 1048576, {}},
        {"levelDropout", "Pixels", "Probability that a whole level of a pixel is left out in a step", &R::levelDropout, 0, 0.9, {}},

        {"optimiser", "Optimiser", "How F is updated", &R::optimiser, 0, 0, {"sgd", "adam", "adamw"}},
        {"learningRate", "Optimiser", "F's first learning rate", &R::learningRate, 0, 10, {}},
        {"headRateFactor", "Optimiser", "The layers above the backbone start from chance and learn this much faster", &R::headRateFactor, 0.01, 100, {}},
        {"momentum", "Optimiser", "Momentum of SGD", &R::momentum, 0, 0.999, {}},
        {"weightDecay", "Optimiser", "Pull of the weights towards 0", &R::weightDecay, 0, 1, {}},
        {"polyPower", "Optimiser", "The rates fall as (1 - step / steps) to this power; 0: they stay", &R::polyPower, 0, 10, {}},
        {"warmupSteps", "Optimiser", "Steps over which the rates rise from 0", &R::warmupSteps, 0, 100000, {}},
        {"gradientClip", "Optimiser", "Largest norm of F's gradient; 0: not limited", &R::gradientClip, 0, 1e6, {}},
        {"batchNorm", "Optimiser", "frozen: running statistics are used and kept; train: statistics of each batch", &R::batchNorm, 0, 0, {"train", "frozen"}},
        {"averageDecay", "Optimiser", "Weights are averaged over about 1 / (1 - this) steps and the average is what is measured and kept; 0: off", &R::averageDecay, 0, 0.99999, {}},

        {"semWeight", "Losses", "Weight of the cross entropy on the source (Eq. 1)", &R::semWeight, 0, 1000, {}},
        {"auxWeight", "Losses", "Weight of the auxiliary classifier's cross entropy", &R::auxWeight, 0, 1000, {}},

        {"recWeight", "adversarial", "Weight of the reconstruction, L1 (Eq. 2)", &R::recWeight, 0, 1000, {}},
        {"ganWeight", "adversarial", "Weight of fooling the discriminator (Eq. 3)", &R::ganWeight, 0, 1000, {}},
        {"ganLoss", "adversarial", "log: cross entropy as the paper has it; least-squares: as CycleGAN has it", &R::ganLoss, 0, 0, {"log", "least-squares"}},
        {"generatorInput", "adversarial", "What of F goes into G: its raw scores or their softmax", &R::generatorInput, 0, 0, {"scores", "softmax"}},
        {"reconstructionGradient", "adversarial", "Which frames' reconstruction teaches F: those of both cameras, the target's, or none (G and D learn all the same)", &R::reconstructionGradient, 0, 0, {"both", "target", "none"}},
        {"generatorWarmup", "adversarial", "First steps in which G and D do not teach F yet, which learns from labels alone", &R::generatorWarmup, 0, 1000000, {}},
        {"warmupInput", "adversarial", "What goes into G in these steps: what F says (scores), or the source's true labels, which takes generatorInput=softmax", &R::warmupInput, 0, 0, {"scores", "labels"}},
        {"shareBound", "adversarial", "A class's share of a target frame may grow or shrink by this factor against what the baseline says; beyond it F pays; 0: not bound", &R::shareBound, 1, 100, {}, true},
        {"shareWeight", "adversarial", "Weight of what lies beyond that bound", &R::shareWeight, 0, 1000, {}},
        {"rebuiltFrames", "adversarial", "Frames of each camera that G rebuilds, evenly spaced, where the backbone is frozen and what it sees is kept; no more than pixelMegabytes holds", &R::rebuiltFrames, 1, 100000, {}},
        {"bookAnchor", "adversarial", "Share of a step's pixels that comes from the target's label book, where the backbone is frozen; 0: no book is made", &R::bookAnchor, 0, 1, {}},
        {"generatorRate", "adversarial", "G's learning rate (Adam)", &R::generatorRate, 0, 1, {}},
        {"discriminatorRate", "adversarial", "D's learning rate (Adam)", &R::discriminatorRate, 0, 1, {}},
        {"generatorFilters", "adversarial", "Width of the reconstruction generator G; CycleGAN has 64", &R::generatorFilters, 4, 128, {}},
        {"generatorBlocks", "adversarial", "Residual blocks of G; CycleGAN has 6 for small frames and 9 from 256 pixels on", &R::generatorBlocks, 1, 16, {}},
        {"discriminatorFilters", "adversarial", "Width of the patch discriminator D; PatchGAN has 64", &R::discriminatorFilters, 4, 128, {}},

        {"bookFrames", "Labels", "Target frames in the label book, evenly spaced; the control looks at as much more of the source", &R::bookFrames, 2, 100000, {}},
        {"pseudoScale", "Labels", "The teacher also sees each frame this many times larger; 1: it does not", &R::pseudoScale, 1, 4, {}},
        {"backgroundTolerance", "Labels", "A pixel within so many grey levels of what the camera mostly sees there is background, else it moves; the teacher uses both; 0: off", &R::backgroundTolerance, 0, 255, {}},

        {"pseudoWeight", "self-training", "Weight of the cross entropy with the teacher's labels on the target", &R::pseudoWeight, 0, 1000, {}},
        {"mixProbability", "self-training", "Probability that half of a source frame's classes are pasted into a target frame (ClassMix)", &R::mixProbability, 0, 1, {}},
        {"pseudoFrames", "self-training", "Target frames that the teacher labels at a time, evenly spaced", &R::pseudoFrames, 1, 1000000, {}},
        {"pseudoEvery", "self-training", "Epochs after which the teacher labels anew; 0: once, as the baseline sees them", &R::pseudoEvery, 0, 10000, {}},

        {"bookShare", "label-book", "Share of a step's pixels that comes from the target's label book; the rest comes from the source", &R::bookShare, 0, 1, {}},

        {"placeMap", "Camera map", "The model file gets a map of what the fixed camera sees where, for this camera only; it is silent where a camera moves or a frame no longer shows the background", &R::placeMap, 0, 1, {}},
        {"mapFrames", "Camera map", "Frames of the camera that vote on what its places are, evenly spaced", &R::mapFrames, 2, 100000, {}},

        {"device", "Machine", "auto: the first CUDA device where there is one", &R::device, 0, 0, {"auto", "cpu", "cuda"}},
        {"precision", "Machine", "auto: mixed where the machine computes bfloat16 natively", &R::precision, 0, 0, {"auto", "full", "mixed"}},
        {"threads", "Machine", "Threads on the CPU; 0: one a core", &R::threads, 0, 1024, {}},
        {"cacheMegabytes", "Machine", "Memory for decoded frames, each camera", &R::cacheMegabytes, 0, 1048576, {}},
        {"keepSnapshots", "Machine", "After the end keep the networks of so many last epochs, and of the best, so that another can be chosen by hand; 0: none", &R::keepSnapshots, 0, 1000, {}},
        {"lossLimit", "Machine", "A loss over this ends the run as failed", &R::lossLimit, 1, 1e12, {}},
        {"seed", "Machine", "Start of all random draws", &R::seed, 0, 1.8e19, {}},
    };
    return fields;
}

std::string fieldText(const Recipe &recipe, const RecipeField &field)
{
    return visitValue(const_cast<Recipe &>(recipe), field, [](const auto &value) -> std::string {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, bool>)
            return value ? "true" : "false";
        else if constexpr (std::is_same_v<Value, std::string>)
            return value;
        else if constexpr (std::is_same_v<Value, double>)
            return numberText(value);
        else
            return std::to_string(value);
    });
}

void setField(Recipe &recipe, const std::string &key, const std::string &text)
{
    const RecipeField &field = fieldOf(key);
    visitValue(recipe, field, [&](auto &value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, bool>) {
            if (text != "true" && text != "false")
                throw AskedError(say("%1 takes true or false, not '%2'", key, text));
            value = text == "true";
        } else if constexpr (std::is_same_v<Value, std::string>) {
            if (std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end())
                throw AskedError(say("%1 takes one of %2, not '%3'", key, joined(field.choices), text));
            value = text;
        } else {
            const auto number = numberOf<Value>(field, text);
            if (const Message problem = rangeProblem(field, static_cast<double>(number)); !problem.empty())
                throw AskedError(problem);
            value = number;
        }
    });
}

bool usesBook(const Recipe &recipe)
{
    return recipe.name == "label-book" || (recipe.name == "adversarial" && recipe.bookAnchor > 0);
}

/// Of the settings of the recipe adversarial together.
static void checkAdversarial(const Recipe &recipe, std::vector<Message> &problems)
{
    if (recipe.warmupInput == "labels" && recipe.generatorInput != "softmax")
        problems.push_back(say("warmupInput=labels teaches G to read probabilities: set generatorInput=softmax too, or warmupInput=scores"));
    if (recipe.generatorWarmup > 0 && recipe.totalSteps() > 0 && recipe.generatorWarmup >= recipe.totalSteps())
        problems.push_back(say("generatorWarmup (%1) leaves none of the %2 steps in which G and D teach F: set a smaller generatorWarmup, or more epochs",
                               recipe.generatorWarmup, recipe.totalSteps()));
    if (recipe.network == "levels") {
        constexpr int least = 160;
        if (recipe.width > 0 && std::min(recipe.width, recipe.height) < least)
            problems.push_back(say("over a frozen backbone frames are rebuilt and judged at a quarter of their side, which takes %1 x %2 pixels or more, not %3 x %4: "
                                   "set a larger width and height, or choose the recipe label-book",
                                   least, least, recipe.width, recipe.height));
    } else if (recipe.bookAnchor > 0) {
        problems.push_back(say("bookAnchor gives the head of a frozen backbone the label book's pixels: set network=levels, or bookAnchor=0"));
    }
}

std::vector<Message> check(const Recipe &recipe)
{
    std::vector<Message> problems;
    for (const RecipeField &field : recipeFields())
        visitValue(const_cast<Recipe &>(recipe), field, [&](const auto &value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string>) {
                if (std::find(field.choices.begin(), field.choices.end(), value) == field.choices.end())
                    problems.push_back(say("%1 must be one of %2, not '%3'", field.key, joined(field.choices), value));
            } else if constexpr (!std::is_same_v<Value, bool>) {
                if (Message problem = rangeProblem(field, static_cast<double>(value)); !problem.empty())
                    problems.push_back(std::move(problem));
            }
        });
    if (const int depth = recipe.backbone; depth != 18 && depth != 34 && depth != 50 && depth != 101)
        problems.push_back(say("backbone must be 18, 34, 50 or 101, not %1", depth));
    if ((recipe.width == 0) != (recipe.height == 0))
        problems.push_back(say("width and height are both 0 (the frames' own) or both given"));
    if (const int stride = recipe.outputStride; stride != 8 && stride != 16 && stride != 32)
        problems.push_back(say("outputStride must be 8, 16 or 32, not %1", stride));
    if (recipe.name == "label-book" && recipe.network != "levels")
        problems.push_back(say("recipe label-book teaches the head of a frozen backbone: set network=levels, or choose the preset quick or standard, or another recipe"));
    if (recipe.name == "adversarial")
        checkAdversarial(recipe, problems);
    if (isRecipe(recipe.name) && recipeSummary(recipe.name).usesTarget && recipe.targetBatch == 0)
        problems.push_back(say("recipe %1 learns from target frames: set targetBatch to 1 or more", recipe.name));
    return problems;
}

std::string toJson(const Recipe &recipe)
{
    Json json;
    json["recipe"] = recipe.name;
    for (const RecipeField &field : recipeFields())
        visitValue(const_cast<Recipe &>(recipe), field, [&](const auto &value) { json[field.key] = value; });
    return jsonText(json, 2);
}

Recipe recipeFromJson(const std::string &text, const Recipe &base, const std::filesystem::path &origin)
{
    Recipe recipe = base;
    try {
        const Json json = Json::parse(text);
        if (!json.is_object())
            throw AskedError(say("a JSON object was expected"));
        for (const auto &[key, value] : json.items()) {
            if (key == "recipe")
                recipe.name = value.get<std::string>();
            else
                setField(recipe, key, value.is_string() ? value.get<std::string>() : value.is_number_float() ? numberText(value.get<double>()) : jsonText(value));
        }
    } catch (const std::exception &error) { // JSON and values alike
        throw InputError(origin, say("is no valid recipe: %1", messageOf(error)), say("Correct it or choose a preset"));
    }
    return recipe;
}

} // namespace vantage
