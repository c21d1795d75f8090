#pragma once

#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>

namespace vantage {

/// F and the G that was trained with it: rebuilds any frame from its class scores (figure 2 of the paper). Torch stays
/// behind it.
class Rebuilder
{
public:
    /// @param model model.safetensors @param generator generator.safetensors of the same run
    /// @throws InputError where a file can't be used or the two have different numbers of classes
    Rebuilder(const std::filesystem::path &model, const std::filesystem::path &generator);
    ~Rebuilder();
    Rebuilder(Rebuilder &&) noexcept;
    Rebuilder &operator=(Rebuilder &&) noexcept;

    /// G(F(image)) at the frame's own size. @param image CV_8UC3 RGB of any size @return the same form
    cv::Mat rebuild(const cv::Mat &image);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vantage
