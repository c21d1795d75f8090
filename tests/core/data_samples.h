#pragma once

#include "core/base/error.h"
#include "core/data/image_io.h"

#if __has_include(<QTest>) // the fuzz programs do without
#include <QString>
#include <QTest>
#endif
#include <filesystem>
#include <fstream>
#include <opencv2/core.hpp>
#include <string>

namespace vantage::samples {

namespace fs = std::filesystem;

inline void writeBytes(const fs::path &file, const std::string &bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

/// Smooth colours that differ from frame to frame, no two alike.
inline cv::Mat picture(cv::Size size, int number)
{
    cv::Mat rgb(size, CV_8UC3);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            rgb.at<cv::Vec3b>(y, x) = cv::Vec3b(cv::saturate_cast<uchar>(x * 255 / size.width),
                                                cv::saturate_cast<uchar>(y * 255 / size.height),
                                                static_cast<uchar>(number * 7 % 256));
    }
    return rgb;
}

/// Class `number` % 13 on the left, 7 on the right.
inline cv::Mat labels(cv::Size size, int number)
{
    cv::Mat values(size, CV_8UC1, cv::Scalar(7));
    values.colRange(0, size.width / 2).setTo(number % 13);
    return values;
}

inline std::string frameName(int number)
{
    return "frame" + std::to_string(number);
}

/// A camera's folder with `count` frames frame0, frame1, ...
inline fs::path camera(const fs::path &folder, int count, cv::Size size = {32, 24}, bool labelled = true)
{
    fs::create_directories(folder / "images");
    if (labelled)
        fs::create_directories(folder / "labels");
    for (int i = 0; i < count; ++i) {
        writeImage(folder / "images" / (frameName(i) + ".png"), picture(size, i));
        if (labelled)
            writeLabels(folder / "labels" / (frameName(i) + ".png"), labels(size, i));
    }
    return folder;
}

inline bool same(const cv::Mat &a, const cv::Mat &b)
{
    return a.size() == b.size() && a.type() == b.type() && (a.empty() || cv::norm(a, b, cv::NORM_INF) == 0);
}

/// The message of the InputError that `call` throws; empty where it throws none.
template<class Call>
std::string complaint(Call call)
{
    try {
        call();
    } catch (const InputError &error) {
        return error.what();
    }
    return {};
}

} // namespace vantage::samples

/// The call must throw an InputError whose message has both texts.
#define VERIFY_REFUSED(call, file, problem)                                                                            \
    do {                                                                                                               \
        const std::string message = vantage::samples::complaint([&] { call; });                                        \
        QVERIFY2(message.find(file) != std::string::npos && message.find(problem) != std::string::npos,                \
                 ("said: " + message).c_str());                                                                        \
    } while (false)
