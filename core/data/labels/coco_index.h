#pragma once

#include "core/data/class_map.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <opencv2/core/types.hpp>
#include <string>
#include <unordered_map>
#include <vector>

namespace vantage {

/// A COCO file, read once, by pictures. It is never changed after that, so that many threads may look into it.
struct CocoIndex
{
    struct Object
    {
        int64_t category = 0;
        bool crowd = false;
        std::vector<std::vector<float>> polygons; ///< x and y in turn
        std::vector<uint32_t> runs;               ///< in place of polygons
        cv::Size size;                            ///< of the runs
    };
    struct Segment
    {
        int64_t id = 0, category = 0;
    };
    struct Picture
    {
        std::string file; ///< as the file names it
        cv::Size size;
        std::vector<Object> objects;
        std::string segmentFile; ///< of panoptic ones: its PNG
        std::vector<Segment> segments;
        bool annotated = false;
        std::string print; ///< SHA-256 over what is said of it
        uintmax_t bytes = 0;
    };
    struct Category
    {
        int64_t id = 0;
        std::string name;
        bool hasColour = false;
        Rgb colour;
    };
    bool panoptic = false;
    std::vector<Category> categories; ///< by id
    std::unordered_map<std::string, Picture> pictures; ///< by the stem of their file
    size_t annotations = 0;
};

/// Reads the file piece by piece: no more than one annotation is in memory beside what is kept. What was read is kept while the file does not
/// change and someone uses it. @return nothing where the file is JSON but not COCO's @throws InputError where it is COCO's and damaged
std::shared_ptr<const CocoIndex> cocoIndex(const std::filesystem::path &file);

/// The same of text, for tests and hostile input. @param origin for errors
std::shared_ptr<const CocoIndex> cocoIndexOf(std::istream &text, const std::filesystem::path &origin);

} // namespace vantage
