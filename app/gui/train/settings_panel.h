#pragma once

#include "app/gui/train/recipe_choice.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace vantage::gui {

class BackboneFetch;
class ExpertPanel;
class FeatureList;
class FieldEditor;
class PathEdit;
struct Workbench;

/// What is to be trained. Object names: presetBox, changesLabel, presetResetButton, recipeBox, backboneEdit, backboneButton, backboneFetchButton, backboneFetchText, backboneFetchProgress, seedEdit, controlBox,
/// fineTuningBox, expertButton, expertPanel; options as FieldEditor names them.
class SettingsPanel : public QWidget
{
    Q_OBJECT
public:
    SettingsPanel(Workbench &bench, RecipeChoice &choice, QWidget *parent = nullptr);
    void retranslate();
    BackboneFetch &fetch() { return *m_fetch; }

private:
    void showFetch();
    void show();
    void chooseBackbone();

    Workbench &m_bench;
    RecipeChoice &m_choice;
    QFormLayout *m_form;
    QComboBox *m_preset, *m_recipe;
    QLabel *m_presetText, *m_recipeText, *m_changes;
    QToolButton *m_reset;
    PathEdit *m_backbone;
    QLineEdit *m_seed;
    QToolButton *m_backboneButton, *m_fetchButton;
    QLabel *m_fetchText;
    QProgressBar *m_fetchProgress;
    BackboneFetch *m_fetch;
    FeatureList *m_features;
    QString m_fetchSaid; ///< why it could not be had
    QCheckBox *m_control, *m_fineTuning;
    QToolButton *m_expertButton;
    ExpertPanel *m_expert;
    std::vector<FieldEditor *> m_fields;
    std::vector<QLabel *> m_labels;
};

} // namespace vantage::gui
