#include "app/gui/train/recipe_choice.h"

#include "core/training/recipe_kinds.h"
#include "core/workflow/presets.h"

#include <algorithm>

namespace vantage::gui {
namespace {

const RecipeField &fieldOf(const std::string &key)
{
    for (const RecipeField &field : recipeFields())
        if (field.key == key)
            return field;
    throw std::invalid_argument("there is no option '" + key + "'");
}

} // namespace

RecipeChoice::RecipeChoice(QObject *parent)
    : QObject(parent)
{ }

void RecipeChoice::load(const AdaptationOptions &options)
{
    m_options = options;
    m_options.settings.clear();
    m_options.baselineSettings.clear();
    m_options.resume = false;
    m_changes.clear();
    m_baselineChanges.clear();
    for (const Setting &setting : options.settings)
        m_changes[setting.key] = setting.value;
    for (const Setting &setting : options.baselineSettings)
        m_baselineChanges[setting.key] = setting.value;
    m_changes.erase("validationShare"); // chosen with the data
    Q_EMIT changed();
}

AdaptationOptions RecipeChoice::options() const
{
    AdaptationOptions options = m_options;
    for (const auto &[key, value] : m_changes)
        options.settings.push_back({key, value});
    for (const auto &[key, value] : m_baselineChanges)
        options.baselineSettings.push_back({key, value});
    return options;
}

void RecipeChoice::setPreset(const std::string &preset)
{
    m_options.preset = preset;
    m_options.recipe = recipeOfPreset(preset); // another one may not teach this network
    Q_EMIT changed();
}

void RecipeChoice::setRecipe(const std::string &recipe)
{
    m_options.recipe = recipe;
    Q_EMIT changed();
}

void RecipeChoice::setBackbone(const std::filesystem::path &file)
{
    if (m_options.backbone == file)
        return;
    m_options.backbone = file;
    Q_EMIT changed();
}

void RecipeChoice::setFeatures(const std::vector<std::filesystem::path> &files)
{
    if (m_options.features == files)
        return;
    m_options.features = files;
    Q_EMIT changed();
}

void RecipeChoice::setSeed(uint64_t seed)
{
    m_options.seed = seed;
    Q_EMIT changed();
}

void RecipeChoice::setControl(bool on)
{
    m_options.control = on;
    Q_EMIT changed();
}

void RecipeChoice::setFineTuning(bool on)
{
    m_options.fineTuning = on;
    Q_EMIT changed();
}

Recipe RecipeChoice::preset(Part part) const
{
    return presetRecipe(m_options.preset, part == Part::Baseline ? "no-adaptation" : m_options.recipe);
}

std::string RecipeChoice::presetValue(const std::string &key, Part part) const
{
    const RecipeField &field = fieldOf(key);
    if (part == Part::Baseline && concernsAllRuns(field))
        if (const auto shared = m_changes.find(key); shared != m_changes.end())
            return shared->second;
    return fieldText(preset(part), field);
}

std::string RecipeChoice::value(const std::string &key, Part part) const
{
    const auto &changes = part == Part::Baseline ? m_baselineChanges : m_changes;
    const auto found = changes.find(key);
    return found != changes.end() ? found->second : presetValue(key, part);
}

bool RecipeChoice::isChanged(const std::string &key, Part part) const
{
    return (part == Part::Baseline ? m_baselineChanges : m_changes).contains(key);
}

void RecipeChoice::setValue(const std::string &key, Part part, const std::string &text)
{
    Recipe trial = preset(part);
    setField(trial, key, text);
    auto &changes = part == Part::Baseline ? m_baselineChanges : m_changes;
    const std::string normal = fieldText(trial, fieldOf(key)); // "0.010" is "0.01"
    if (normal == value(key, part))
        return;
    if (normal == presetValue(key, part))
        changes.erase(key);
    else
        changes[key] = normal;
    Q_EMIT changed();
}

QStringList RecipeChoice::changedKeys() const
{
    QStringList keys;
    for (const auto &[key, value] : m_changes)
        keys << QString::fromStdString(key + " = " + value);
    for (const auto &[key, value] : m_baselineChanges)
        keys << tr("baseline: %1").arg(QString::fromStdString(key + " = " + value));
    return keys;
}

void RecipeChoice::resetAll()
{
    m_changes.clear();
    m_baselineChanges.clear();
    Q_EMIT changed();
}

} // namespace vantage::gui
