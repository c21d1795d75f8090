#pragma once

#include "core/base/go_on.h"
#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/data/loader.h"
#include "core/nn/precision.h"
#include "core/nn/segmentation_net.h"
#include "core/nn/weights/state_dict.h"
#include "core/teachers/place_map_maker.h"
#include "core/geometry/ground_points.h"
#include "core/training/observer.h"
#include "core/training/recipe.h"

#include <opencv2/core.hpp>
#include <torch/optim/optimizer.h>
#include <torch/serialize/archive.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vantage {

struct TensorBatch
{
    torch::Tensor images; ///< N x 3 x H x W, RGB in -1..1
    torch::Tensor labels; ///< N x H x W int64; undefined where there are none
};

struct SharedLooks;

/// What a recipe works with.
struct MethodContext
{
    Recipe recipe;      ///< stepsPerEpoch is resolved
    int classes = 0;
    int ignore = 255;
    torch::Device device = torch::kCPU;
    Network net;                    ///< F, already on the device with its start weights
    Precision precision;            ///< of F
    Dataset source;                 ///< the labelled frames that are trained on
    std::optional<Dataset> target;  ///< the frames that may be trained on; they never carry label files
    LoaderOptions sourceViews;      ///< how the run's loader shows the source, for recipes that load it themselves
    std::filesystem::path folder;   ///< the run's own, for what the recipe keeps on disk
    std::shared_ptr<SharedLooks> looks; ///< what the runs of one adaptation share; never null
    std::vector<GroundAnswer> ground; ///< what the operator said of each source's ground
    std::function<void(const Message &)> tell; ///< a line for the operator
    std::function<void(const GroundReport &)> showGround;
    std::function<void(const WorkReport &)> showWork;

    /// Tells how far `what` is.
    HowFar howFar(const Message &what) const
    {
        return [show = showWork, what](int64_t done, int64_t all) {
            if (show)
                show({what, done, all});
        };
    }
};

/// One training step's input.
struct StepInput
{
    int64_t step = 0;    ///< steps done before this one
    TensorBatch source;
    TensorBatch target;  ///< empty where the recipe takes no target frames
    cv::RNG random;      ///< depends on seed and step alone
};

using LossTerms = std::vector<std::pair<std::string, double>>;

/// How a recipe optimises. All that must survive a stop is registered with keep(), so a method saves nothing itself.
class Method
{
public:
    explicit Method(MethodContext context);
    virtual ~Method() = default;
    Method(const Method &) = delete;
    Method &operator=(const Method &) = delete;

    /// Whether steps get frames. A method that does not take them looks at the cameras in prepare().
    virtual bool takesFrames() const { return true; }
    /// The work before the first step, with F as the run begins; done again where a stopped run goes on, with the same result.
    /// @return false where `goOn` ended it
    virtual bool prepare(const GoOn &goOn);
    /// One step. Term names are part of the run's record: "sem", "rec", "gan", "D", ...
    virtual LossTerms step(StepInput &input) = 0;
    /// The target frames of an epoch (from 0), with the labels that the recipe made up for them, if it does.
    /// `resumed`: the run was stopped inside this epoch, so what was made for it before holds.
    /// @return nothing where `goOn` ended the work on it, or where there is no target
    virtual std::optional<Dataset> targetOfEpoch(int epoch, bool resumed, const GoOn &goOn);
    /// G's picture (N x 3 x H x W, -1..1) for F's scores; undefined where there is no G.
    virtual torch::Tensor reconstruct(const torch::Tensor &scores);
    /// The content of a file that loadGenerator() reads; nothing where there is no G.
    virtual std::optional<StateDict> generator() const;

    /// What the method found out of the target's places; nothing before prepare().
    virtual std::optional<KnownPlaces> knownPlaces() const;

    /// The network that is measured and kept: the averaged one where weights are averaged.
    Network evaluated() { return m_average ? m_average : m_context.net; }

    /// Whether all weights and buffers of the networks that are kept are numbers.
    bool isFinite() const;
    void save(torch::serialize::OutputArchive &archive) const;
    void load(torch::serialize::InputArchive &archive);

protected:
    const MethodContext &context() const { return m_context; }
    const Recipe &recipe() const { return m_context.recipe; }
    Network net() { return m_context.net; }

    void keep(std::string name, std::shared_ptr<torch::nn::Module> module);
    void keep(std::string name, torch::optim::Optimizer &optimiser);

    /// F's optimiser as the recipe has it; backbone and head are two parameter groups.
    std::unique_ptr<torch::optim::Optimizer> makeOptimiser();
    /// F as it is now, for looking only; in a constructor and in prepare() that is the network that the run starts from.
    Network restingCopy() const;
    /// Sets the step's learning rate in both groups and returns the backbone's.
    double scheduleRate(torch::optim::Optimizer &optimiser, int64_t step) const;
    /// Clips where asked, updates F and then the average.
    void updateNet(torch::optim::Optimizer &optimiser, int64_t step);
    /// F in training mode, with the batch normalisation that the recipe asks for.
    void enterTraining();
    SegmentationNet::Output runNet(const torch::Tensor &images);
    /// Eq. 1, plus the auxiliary term where there is one.
    torch::Tensor supervisedLoss(const SegmentationNet::Output &output, const torch::Tensor &labels) const;

private:
    MethodContext m_context;
    Network m_average;
    std::vector<std::pair<std::string, std::shared_ptr<torch::nn::Module>>> m_modules;
    std::vector<std::pair<std::string, torch::optim::Optimizer *>> m_optimisers;
};

/// A recipe that can be chosen. Each lives in one file of core/training/recipes.
struct RecipeKind
{
    std::string name;
    std::string summary;           ///< one sentence for a list
    bool startsFromBaseline = false;
    bool usesTarget = false;       ///< takes unlabelled target frames
    bool needsTargetLabels = false;///< trains on the target's own labels (an upper bound)
    bool targetAsSeen = false;     ///< target frames are not seen through the virtual camera
    std::function<void(Recipe &)> defaults; ///< changes a default Recipe into this one's
    std::function<std::unique_ptr<Method>(MethodContext)> make;
};

} // namespace vantage
