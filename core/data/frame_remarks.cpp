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

std::vector<std::string> FrameRemarks::texts() const
{
    std::vector<std::string> texts;
    if (m_many > 0) {
        std::string names;
        for (const Many &file : m_named)
            names += (names.empty() ? "" : ", ") + file.name + " (" + std::to_string(file.pictures) + ")";
        if (m_many > m_named.size())
            names += " and " + std::to_string(m_many - m_named.size()) + " more";
        texts.push_back((m_many == 1 ? "1 file holds" : std::to_string(m_many) + " files hold")
                        + " more than one picture, of which the first alone is used: " + names);
    }
    if (m_turned > 0)
        texts.push_back((m_turned == 1 ? "1 frame is" : std::to_string(m_turned) + " frames are") + " turned as the EXIF asks for");
    return texts;
}

std::string counted(size_t count, const std::string &what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string firstNames(const std::vector<std::string> &names)
{
    std::string text;
    for (size_t i = 0; i < std::min(namedFiles, names.size()); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    return names.size() > namedFiles ? text + " and " + std::to_string(names.size() - namedFiles) + " more" : text;
}

} // namespace vantage
