#include "core/export/exported_model.h"

#include "core/base/error.h"
#include "core/data/dataset.h"
#include "core/export/exported_file.h"
#include "core/export/model_runner.h"
#include "core/nn/threads.h"

#include <optional>

namespace vantage {

struct ExportedModel::Impl
{
    std::filesystem::path file;
    ExportInfo info;
    std::optional<Segmenter> segmenter; ///< of a model.safetensors
    std::unique_ptr<ModelRunner> runner;
    std::string runtime;
    int threads = 0;
};

ExportedModel::ExportedModel(const std::filesystem::path &file, const std::string &precision, int threads, MapUse map)
    : m_impl(std::make_unique<Impl>())
{
    const ThreadScope scope(threads);
    m_impl->threads = threads;
    m_impl->file = file;
    const ModelFileKind kind = modelFileKind(file);
    if (kind == ModelFileKind::Safetensors) {
        m_impl->info = readExportInfo(file);
        m_impl->segmenter.emplace(file, precision, threads, map);
        m_impl->runtime = torchName();
        return;
    }
    if (kind == ModelFileKind::TorchScript) {
        m_impl->info = readExportInfo(file);
        m_impl->runner = scriptRunner(file, true);
    } else {
        const onnx::ModelProto model = readOnnx(file);
        m_impl->info = infoOfOnnx(model, file);
        m_impl->runner = programRunner(model, file, true);
    }
    m_impl->runtime = m_impl->runner->name();
}

ExportedModel::~ExportedModel() = default;
ExportedModel::ExportedModel(ExportedModel &&) noexcept = default;
ExportedModel &ExportedModel::operator=(ExportedModel &&) noexcept = default;

const ExportInfo &ExportedModel::info() const
{
    return m_impl->info;
}

const std::string &ExportedModel::runtime() const
{
    return m_impl->runtime;
}

cv::Mat ExportedModel::predict(const cv::Mat &rgb)
{
    if (m_impl->segmenter)
        return m_impl->segmenter->predict(rgb);
    const ThreadScope scope(m_impl->threads);
    const ExportInfo &info = m_impl->info;
    // A file for any size still knows best at the size that its network was trained at; one that resizes by itself does so.
    const bool asItIs = info.input == "frame" && info.dynamic;
    const cv::Mat sized = asItIs ? rgb : resized({rgb, {}}, info.dynamic ? info.trained : info.size).image;
    return labelsOf(m_impl->runner->run(modelInput(sized, info)), info, rgb.size(), m_impl->file);
}

} // namespace vantage
