#include "core/compare/data_table.h"

#include "core/base/json_text.h"
#include "core/report/html_parts.h"
#include "core/report/number_text.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

using Json = nlohmann::ordered_json;

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    result += '"';
    return result;
}

Json jsonOfCell(const TableCell &cell)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto *whole = std::get_if<int64_t>(&cell))
        return *whole;
    if (const auto *number = std::get_if<double>(&cell); number && std::isfinite(*number))
        return *number;
    return nullptr;
}

std::string csvOfCell(const TableCell &cell)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        return quoted(*text);
    const Json json = jsonOfCell(cell);
    return json.is_null() ? std::string() : jsonText(json);
}

std::string htmlOfCell(const TableCell &cell)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        return "<td class=\"text\">" + escaped(*text) + "</td>";
    if (const auto *whole = std::get_if<int64_t>(&cell))
        return "<td>" + std::to_string(*whole) + "</td>";
    if (const auto *number = std::get_if<double>(&cell); number && std::isfinite(*number))
        return "<td>" + fixedText(*number) + "</td>";
    return "<td class=\"same\">&ndash;</td>";
}

Json jsonOfTable(const DataTable &table)
{
    Json rows = Json::array();
    for (const auto &row : table.rows) {
        Json object = Json::object();
        for (size_t i = 0; i < table.columns.size(); ++i)
            object[table.columns[i]] = jsonOfCell(row.at(i));
        rows.push_back(std::move(object));
    }
    return {{"id", table.id}, {"title", table.title}, {"note", table.note}, {"rows", std::move(rows)}};
}

/// Texts that are no UTF-8 (a run's reason may quote a file's name) must not throw.
std::string dumped(const Json &json)
{
    return jsonText(json, 2) + "\n";
}

} // namespace

std::string csvOf(const DataTable &table)
{
    std::string text;
    for (size_t i = 0; i < table.columns.size(); ++i)
        text.append(i > 0 ? "," : "").append(quoted(table.columns[i]));
    text += "\r\n";
    for (const auto &row : table.rows) {
        for (size_t i = 0; i < table.columns.size(); ++i)
            text.append(i > 0 ? "," : "").append(csvOfCell(row.at(i)));
        text += "\r\n";
    }
    return text;
}

std::string jsonOf(const DataTable &table)
{
    return dumped(jsonOfTable(table));
}

std::string jsonOf(const std::vector<DataTable> &tables)
{
    Json list = Json::array();
    for (const DataTable &table : tables)
        list.push_back(jsonOfTable(table));
    return dumped(list);
}

std::string htmlOf(const DataTable &table)
{
    std::string html = table.note.empty() ? std::string() : "<p class=\"note\">" + escaped(table.note) + "</p>";
    if (table.rows.empty())
        return html;
    html += "<div class=\"scroll\"><table class=\"results\"><thead><tr>";
    for (size_t i = 0; i < table.columns.size(); ++i) // a title stands as its cells do
        html += (std::holds_alternative<std::string>(table.rows.front().at(i)) ? "<th class=\"text\">" : "<th>") + escaped(table.columns[i]) + "</th>";
    html += "</tr></thead><tbody>";
    for (const auto &row : table.rows) {
        html += "<tr><th>";
        if (const auto *name = std::get_if<std::string>(&row.front()))
            html += escaped(*name);
        html += "</th>";
        for (size_t i = 1; i < row.size(); ++i)
            html += htmlOfCell(row[i]);
        html += "</tr>";
    }
    return html + "</tbody></table></div>";
}

} // namespace vantage
