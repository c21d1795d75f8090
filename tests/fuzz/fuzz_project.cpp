#include "tests/fuzz/fuzz.h"

#include "core/base/error.h"
#include "core/evaluation/label_free.h"
#include "core/geometry/ground_points.h"
#include "core/runs/project.h"
#include "core/protocol/pairs.h"
#include "core/training/recipe.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/presets.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

// What lies in a project's folder, and what is handed to a command as JSON.

using namespace vantage;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string projectJson()
{
    const fs::path folder = fs::path(fuzzFolder()) / "made";
    Project project;
    project.folder = folder;
    for (const char *name : {"a", "b"})
        fs::create_directories(fs::path(fuzzFolder()) / name);
    project.sources = {fs::path(fuzzFolder()) / "a"};
    project.target = fs::path(fuzzFolder()) / "b";
    project.classes = carlaClasses();
    project.folderClasses = carlaClasses();
    project.leftOut[project.target] = {"frame1"};
    createProject(project);
    return contentOf(folder / "project.json");
}

void readProject(const std::string &bytes)
{
    fuzzFile(bytes, "project.json");
    const Project project = openProject(fuzzFolder());
    saveProject(project);
}

void readRecipe(const std::string &bytes)
{
    recipeFromJson(bytes, Recipe(), "recipe.json");
}

std::string probabilities()
{
    const fs::path file = fs::path(fuzzFolder()) / "seed.probabilities";
    const std::vector<float> softmax(3 * 4 * 5, 1.0F / 3);
    SnapshotProbabilities frames(2, quantised(softmax.data(), 3, 4, 5));
    saveProbabilities(frames, file);
    return contentOf(file);
}

} // namespace

std::vector<FuzzTarget> fuzzTargets()
{
    return {
        {"project", readProject, {projectJson()}, 2000},
        {"recipe", readRecipe, {toJson(Recipe()), toJson(presetRecipe("quick", "label-book"))}, 3000},
        {"request", [](const std::string &bytes) { adaptationFromJson(bytes, "adaptation.json"); }, {toJson(AdaptationOptions())}, 3000},
        {"protocol", [](const std::string &bytes) { specFromJson(bytes, "pairs.json"); },
         {R"({"cameras": {"a": "/", "b": "/usr"}, "pairs": [{"source": ["a"], "target": "b", "family": "near", "yawDegrees": 20, "distance": 3, "sharedGround": 0.7}]})"}, 5000},
        {"ground_points", [](const std::string &bytes) { groundPointsFromJson(bytes, "ground.json"); },
         {R"({"source": [[1, 2], [30, 2], [30, 20], [1, 20.5]], "target": [[1, 2], [30, 2], [30, 20], [1, 20]]})"}, 5000},
        {"probabilities", [](const std::string &bytes) { loadProbabilities(fuzzFile(bytes, "epoch.probabilities")); }, {probabilities()}, 3000},
    };
}
