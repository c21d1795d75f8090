#pragma once

#include "core/base/message.h"
#include "core/data/image_header.h"

#include <string>
#include <vector>

namespace vantage {

/// Collects what is worth knowing of the files of frames, beside that they can be read.
class FrameRemarks
{
public:
    /// @param name of the file, as people are to see it
    void add(const std::string &name, const ImageHeader &header);
    /// A sentence each, without full stop.
    std::vector<Message> texts() const;

private:
    struct Many
    {
        std::string name;
        int pictures = 0;
    };
    std::vector<Many> m_named; ///< the first few files with more than one picture
    size_t m_many = 0, m_turned = 0;
};

/// Several of them with commas between, or the first few and how many more. @param all where `names` are the first few already: how many there are
Message firstNames(std::vector<std::string> names, size_t all = 0);

} // namespace vantage
