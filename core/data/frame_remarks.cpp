#include "core/data/frame_remarks.h"

#include <algorithm>

namespace vantage {
namespace {

constexpr size_t namedFiles = 5;

} // namespace

void FrameRemarks::add(const std::string &name, const ImageHeader &header)
{
    m_turned += header.orientation > 1 ? 1 : 0;
    if (header.pictures < 2)
        return;
    if (++m_many <= namedFiles)
        m_named.push_back({name, header.pictures});
}

std::vector<Message> FrameRemarks::texts() const
{
    std::vector<Message> texts;
    std::vector<std::string> files;
    for (const Many &file : m_named)
        files.push_back(file.name + " (" + std::to_string(file.pictures) + ")");
    if (m_many == 1)
        texts.push_back(say("1 file holds more than one picture, of which the first alone is used: %1", firstNames(files)));
    else if (m_many > 1)
        texts.push_back(say("%1 files hold more than one picture, of which the first alone is used: %2", m_many, firstNames(files, m_many)));
    if (m_turned > 0)
        texts.push_back(m_turned == 1 ? say("1 frame is turned as the EXIF asks for") : say("%1 frames are turned as the EXIF asks for", m_turned));
    return texts;
}

Message firstNames(std::vector<std::string> names, size_t all)
{
    all = std::max(all, names.size());
    names.resize(std::min(names.size(), namedFiles));
    return joined(names, ", ", all - names.size());
}

} // namespace vantage
