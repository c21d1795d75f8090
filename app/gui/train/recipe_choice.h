#pragma once

#include "core/workflow/adaptation.h"

#include <QObject>
#include <QStringList>
#include <map>

namespace vantage::gui {

/// What the operator wants trained: preset, recipe and what was changed of them. The one truth behind all editors of
/// options on the page.
class RecipeChoice : public QObject
{
    Q_OBJECT
public:
    /// Options of the adaptation (and, of network, frames and machine, of all its runs), or of the baseline alone.
    enum class Part { Adaptation, Baseline };

    explicit RecipeChoice(QObject *parent = nullptr);

    void load(const AdaptationOptions &options);
    /// project and resume are the caller's to set.
    AdaptationOptions options() const;

    std::string preset() const { return m_options.preset; }
    std::string recipe() const { return m_options.recipe; }
    void setPreset(const std::string &preset);
    void setRecipe(const std::string &recipe);
    void setBackbone(const std::filesystem::path &file);
    void setFeatures(const std::vector<std::filesystem::path> &files);
    void setSeed(uint64_t seed);
    void setControl(bool on);
    void setFineTuning(bool on);

    std::string value(const std::string &key, Part part) const;
    std::string presetValue(const std::string &key, Part part) const;
    bool isChanged(const std::string &key, Part part) const;
    /// The preset's own value takes the change back. @throws std::invalid_argument where the text is none of its values
    void setValue(const std::string &key, Part part, const std::string &text);
    void resetAll();
    QStringList changedKeys() const; ///< of both parts, "baseline: " before those of the baseline alone
    bool anyChanged() const { return !m_changes.empty() || !m_baselineChanges.empty(); }

Q_SIGNALS:
    void changed();

private:
    Recipe preset(Part part) const;

    AdaptationOptions m_options; ///< without settings
    std::map<std::string, std::string> m_changes, m_baselineChanges;
};

} // namespace vantage::gui
