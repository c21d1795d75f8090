#pragma once

#include "core/base/message.h"
#include "core/model/feature_facts.h"
#include "core/workflow/adaptation.h"

namespace vantage {

/// One training of an adaptation.
struct PlannedRun
{
    std::string title; ///< as adapt() calls the stage
    int64_t steps = 0;
    double seconds = 0; ///< all that follows together
    double labelling = 0, measuring = 0, saving = 0; ///< parts of it beside the steps
    bool reused = false; ///< a finished run of this recipe and backbone is there: no steps, unless the frames have changed since
};

/// What an adaptation will need, and what stands in its way, told before it starts.
struct Preflight
{
    std::vector<Message> problems; ///< the start would be refused for these
    std::vector<Message> remarks;
    std::vector<PlannedRun> runs; ///< one after the other
    double seconds = 0; ///< of all of them; 0: nobody knows
    bool measured =
        false; ///< seconds follow from runs of this project, else from a count of operations (within a factor of 3; nearer where the project has any finished run)
    uint64_t memory = 0;     ///< bytes of the largest run on the CPU, counted from the layers' sizes
    uint64_t memoryFree = 0; ///< bytes that the machine has for it
    uint64_t disk = 0;       ///< bytes that the project grows by at most while training
    uint64_t diskFree = 0;
};

/// The project that adapt() would work in, whether or not it is there yet. @throws InputError where its file is damaged
Project projectToBe(const AdaptationOptions &options);

/// Lists the folders but decodes no more than the first frame of each; reads the project's database.
/// Never throws for what the operator gave: that is in `problems`.
Preflight preflight(const Project &project, const AdaptationOptions &options);

/// Parameters of F (about) and multiplications and additions of one forward pass over one frame.
struct NetworkCost
{
    double parameters = 0;
    double operations = 0;
    double activations = 0; ///< numbers kept for the way back, one frame
};
NetworkCost costOfF(const Recipe &recipe);
/// What further features add to it: where it looks at frames, and in its head's first layer.
NetworkCost costOfFeatures(const Recipe &recipe, const std::vector<FeatureFacts> &features);

} // namespace vantage
