#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace vantage {

/// Nothing, a text, a number or a whole number.
using TableCell = std::variant<std::monostate, std::string, double, int64_t>;

/// A table for files. What can't be said has no column; what is missing altogether stands in `note`.
struct DataTable
{
    std::string id;    ///< of the file: "classes"
    std::string title; ///< for people
    std::string note;  ///< what is not in it, and why; may be empty
    std::vector<std::string> columns;
    std::vector<std::vector<TableCell>> rows; ///< each as long as `columns`
};

/// RFC 4180, numbers with a point and all their digits, nothing as an empty cell.
std::string csvOf(const DataTable &table);
/// {"id", "title", "note", "rows": [{column: value}]}: nothing as null.
std::string jsonOf(const DataTable &table);
/// Several tables as a list.
std::string jsonOf(const std::vector<DataTable> &tables);
/// As a part of an HTML page, its numbers with three decimals.
std::string htmlOf(const DataTable &table);

} // namespace vantage
