#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/base/json_text.h"
#include "core/export/export.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

void printText(const VerifyReport &report, const std::string &file)
{
    std::printf("%s: %s\n", file.c_str(), report.kind.c_str());
    for (const VerifyItem &item : report.items)
        std::printf("  %-4s %s: %s\n", item.good ? "good" : "BAD", english(item.what).c_str(), english(item.detail).c_str());
    for (const auto &[name, text] : report.facts)
        std::printf("%s: %s\n", name.c_str(), text.c_str());
    std::printf("%s\n", report.good ? "It is what it says of itself." : "It is NOT what it says of itself.");
}

void printJson(const VerifyReport &report)
{
    nlohmann::ordered_json json{{"good", report.good}, {"kind", report.kind}};
    for (const VerifyItem &item : report.items)
        json["items"].push_back({{"what", english(item.what)}, {"good", item.good}, {"detail", english(item.detail)}});
    json["facts"] = nlohmann::ordered_json::object();
    for (const auto &[name, text] : report.facts)
        json["facts"][name] = text;
    std::printf("%s\n", jsonText(json, 2).c_str());
}

} // namespace

void addVerify(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("verify", "Check an exported file against the hashes and the description inside it");
    auto file = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command->add_option("file", *file, "A TorchScript or ONNX file of Vantage, or a model.safetensors")->required();
    command->add_flag("--json", *json, "Print JSON");
    command->callback([file, json, &action] {
        action = [file, json]() -> int {
            const VerifyReport report = verifyFile(*file);
            *json ? printJson(report) : printText(report, *file);
            return report.good ? Done : BadInput;
        };
    });
}

} // namespace vantage::cli
