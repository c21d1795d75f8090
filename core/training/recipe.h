#pragma once

#include "core/base/message.h"
#include "core/data/augment.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vantage {

/// What is optimised, for how long and with what. Saved as JSON with every run. The explanation, the limits and the
/// choices of each field stand in recipeFields(), which the command line, the JSON and the window share.
struct Recipe
{
    std::string name = "no-adaptation";

    // Network
    std::string network = "pspnet";
    int backbone = 50;
    int outputStride = 16;
    bool auxiliary = false;
    double dropout = 0.1;
    int hiddenUnits = 256;
    int generatorFilters = 32;
    int generatorBlocks = 6;
    int discriminatorFilters = 64;

    // Frames
    int width = 240;
    int height = 180;
    AugmentOptions augmentation;
    double validationShare = 0.2;
    int evaluationFrames = 40;

    // Length
    int epochs = 10;
    int stepsPerEpoch = 0;
    int batch = 8;
    int targetBatch = 0;

    // Optimiser
    std::string optimiser = "sgd";
    double learningRate = 0.007;
    double headRateFactor = 1;
    double momentum = 0.9;
    double weightDecay = 1e-4;
    double polyPower = 0.9;
    int warmupSteps = 0;
    double gradientClip = 0;
    std::string batchNorm = "train";
    double averageDecay = 0;

    // Pixels, where the network's backbone is frozen
    int sourceViews = 80;
    int pixelBatch = 1536;
    int pixelsPerClass = 150;
    int pixelsPerFrame = 1500;
    int pixelMegabytes = 3072;
    double levelDropout = 0;

    // Losses
    double semWeight = 1;
    double auxWeight = 0.4;
    double recWeight = 1;
    double ganWeight = 1;
    std::string ganLoss = "log";
    std::string generatorInput = "scores";
    std::string reconstructionGradient = "both";
    int generatorWarmup = 0;
    std::string warmupInput = "scores";
    double shareBound = 0;
    double shareWeight = 1;
    int rebuiltFrames = 16;
    double bookAnchor = 0;
    double discriminatorRate = 0.0002;
    double generatorRate = 0.0002;

    // Self-training
    double pseudoWeight = 1;
    double pseudoScale = 1.5;
    int backgroundTolerance = 18;
    double mixProbability = 0.5;
    int pseudoFrames = 200;
    int pseudoEvery = 0;

    // Label book
    double bookShare = 0.7;
    int bookFrames = 24;

    // Camera map
    bool placeMap = true;
    int mapFrames = 16;

    // Machine
    std::string device = "auto";
    std::string precision = "auto";
    int threads = 0;
    int cacheMegabytes = 1024;
    int keepSnapshots = 0;
    double lossLimit = 1e4;
    uint64_t seed = 1;

    int64_t totalSteps() const { return int64_t(epochs) * stepsPerEpoch; }
};

/// One field of a Recipe, for whoever shows, reads or checks it.
struct RecipeField
{
    using Member = std::variant<int Recipe::*, double Recipe::*, bool Recipe::*, std::string Recipe::*, uint64_t Recipe::*,
                                double AugmentOptions::*, bool AugmentOptions::*>;
    std::string key;
    std::string group;                ///< a heading, or the name of the one recipe that uses the field
    std::string help;
    Member member;
    double least = 0, most = 1;       ///< of numbers, both allowed
    std::vector<std::string> choices; ///< of texts; empty: any
    bool orZero = false;              ///< of numbers: 0 too, which leaves it open
};
std::span<const RecipeField> recipeFields();

/// The field's value as text, and back. @throws std::invalid_argument where the text is none of its values
std::string fieldText(const Recipe &recipe, const RecipeField &field);
void setField(Recipe &recipe, const std::string &key, const std::string &text);

/// Whether the target's label book is made for it.
bool usesBook(const Recipe &recipe);

/// All that is wrong with the recipe, a sentence each; empty: nothing.
std::vector<Message> check(const Recipe &recipe);

std::string toJson(const Recipe &recipe);
/// Fields that are not in the text keep their values in `base`. @throws InputError on an unknown key or a wrong value
Recipe recipeFromJson(const std::string &text, const Recipe &base, const std::filesystem::path &origin);

} // namespace vantage
