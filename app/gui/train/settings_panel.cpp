#include "app/gui/train/settings_panel.h"

#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/settings.h"
#include "app/gui/project_session.h"
#include "app/gui/text.h"
#include "app/gui/train/backbone_fetch.h"
#include "app/gui/train/expert_panel.h"
#include "app/gui/train/feature_list.h"
#include "app/gui/train/field_editor.h"
#include "app/gui/train/path_edit.h"
#include "app/gui/workbench.h"
#include "core/training/recipe_kinds.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QToolButton>

namespace vantage::gui {
namespace {

const RecipeField &field(const char *key)
{
    for (const RecipeField &candidate : recipeFields())
        if (candidate.key == key)
            return candidate;
    throw std::logic_error(key);
}

} // namespace

SettingsPanel::SettingsPanel(Workbench &bench, RecipeChoice &choice, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_choice(choice)
{
    m_preset = named(new QComboBox(this), "presetBox");
    // From the quickest to the most thorough; the list itself is sorted by name.
    for (const char *name : {"quick", "standard", "pspnet", "paper"})
        m_preset->addItem(QString(), QString(name));
    for (const PresetSummary &preset : presetSummaries())
        if (m_preset->findData(toQt(preset.name)) < 0)
            m_preset->addItem(toQt(preset.name), toQt(preset.name));
    m_presetText = roleLabel("faint", this);
    m_recipe = named(new QComboBox(this), "recipeBox");
    for (const bool adapts : {true, false}) // what the command line can train is listed, too: the baseline or FT alone
        for (const RecipeSummary &recipe : recipeSummaries())
            if (recipe.startsFromBaseline == adapts)
                m_recipe->addItem(QString(), toQt(recipe.name));
    m_recipeText = roleLabel("faint", this);
    for (QLabel *label : {m_presetText, m_recipeText})
        label->setWordWrap(true);
    for (QComboBox *box : {m_preset, m_recipe})
        ignoreWheel(box);
    m_changes = named(roleLabel("faint", this), "changesLabel");
    m_reset = named(new QToolButton(this), "presetResetButton");
    m_reset->setAutoRaise(true);
    m_backbone = named(new PathEdit(this), "backboneEdit");
    m_backboneButton = named(new QToolButton(this), "backboneButton");
    m_backboneButton->setIcon(themeIcon(Icon::Folder));
    m_fetchButton = named(new QToolButton(this), "backboneFetchButton");
    m_fetchText = named(new QLabel(this), "backboneFetchText");
    m_fetchText->setWordWrap(true);
    m_fetchText->setTextFormat(Qt::PlainText);
    m_fetchText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fetchProgress = named(new QProgressBar(this), "backboneFetchProgress");
    m_fetchProgress->setMaximumHeight(6);
    m_fetchProgress->setTextVisible(false);
    m_fetch = new BackboneFetch({}, this);
    m_features = new FeatureList(m_bench, this);
    m_seed = named(new QLineEdit(this), "seedEdit");
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,18}"), m_seed));
    m_control = named(new QCheckBox(this), "controlBox");
    m_fineTuning = named(new QCheckBox(this), "fineTuningBox");
    m_expertButton = named(new QToolButton(this), "expertButton");
    m_expertButton->setCheckable(true);
    m_expertButton->setArrowType(Qt::RightArrow);
    m_expertButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_expertButton->setAutoRaise(true);
    m_expert = named(new ExpertPanel(choice, this), "expertPanel");
    m_expert->hide();

    m_form = new QFormLayout;
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [&](QWidget *widget) {
        auto *label = new QLabel(this);
        label->setBuddy(widget);
        m_labels.push_back(label);
        m_form->addRow(label, widget);
    };
    const auto pair = [&](QWidget *left, const QString &between, QWidget *right) {
        auto *both = new QWidget(this);
        auto *box = new QHBoxLayout(both);
        box->setContentsMargins(0, 0, 0, 0);
        box->addWidget(left, 1);
        if (!between.isEmpty())
            box->addWidget(new QLabel(between, both));
        box->addWidget(right, between.isEmpty() ? 0 : 1);
        return both;
    };
    const auto option = [&](const char *key, RecipeChoice::Part part = RecipeChoice::Part::Adaptation) {
        m_fields.push_back(new FieldEditor(field(key), part, choice, this));
        return m_fields.back();
    };
    row(m_preset);
    m_form->addRow(m_presetText);
    m_form->addRow(pair(m_changes, QString(), m_reset));
    row(m_recipe);
    m_form->addRow(m_recipeText);
    row(option("backbone"));
    row(pair(pair(m_backbone, QString(), m_backboneButton), QString(), m_fetchButton));
    m_form->addRow(m_fetchProgress);
    m_form->addRow(m_fetchText);
    row(m_features);
    row(pair(option("width"), QStringLiteral("×"), option("height")));
    row(option("epochs", RecipeChoice::Part::Baseline));
    row(option("epochs"));
    row(option("device"));
    row(m_seed);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_control);
    layout->addWidget(m_fineTuning);
    layout->addWidget(m_expertButton);
    layout->addWidget(m_expert);
    layout->addStretch(1);

    connect(m_preset, &QComboBox::activated, this,
            [this] { m_choice.setPreset(m_preset->currentData().toString().toStdString()); });
    connect(m_recipe, &QComboBox::activated, this,
            [this] { m_choice.setRecipe(m_recipe->currentData().toString().toStdString()); });
    connect(m_backbone, &QLineEdit::editingFinished, this,
            [this] { m_choice.setBackbone(toPath(m_backbone->path().trimmed())); });
    connect(m_backboneButton, &QToolButton::clicked, this, &SettingsPanel::chooseBackbone);
    connect(m_fetchButton, &QToolButton::clicked, this, [this] {
        m_fetchSaid.clear();
        m_fetch->isBusy() ? m_fetch->cancel() : m_fetch->start();
    });
    connect(m_fetch, &BackboneFetch::busyChanged, this, &SettingsPanel::showFetch);
    connect(m_fetch, &BackboneFetch::progress, this, [this](int percent) {
        m_fetchProgress->setRange(0, percent < 0 ? 0 : 100);
        m_fetchProgress->setValue(percent);
    });
    connect(m_fetch, &BackboneFetch::failed, this, [this](const QString &why) {
        m_fetchSaid = why;
        showFetch();
    });
    connect(m_fetch, &BackboneFetch::fetched, this, [this](const QString &file) {
        m_bench.session.setDefaultBackbone(toPath(file));
        m_choice.setBackbone(toPath(file));
    });
    connect(m_features, &FeatureList::filesChosen, &m_choice, &RecipeChoice::setFeatures);
    connect(m_seed, &QLineEdit::editingFinished, this, [this] { m_choice.setSeed(m_seed->text().toULongLong()); });
    connect(m_control, &QCheckBox::toggled, this, [this](bool on) { m_choice.setControl(on); });
    connect(m_fineTuning, &QCheckBox::toggled, this, [this](bool on) { m_choice.setFineTuning(on); });
    connect(m_expertButton, &QToolButton::toggled, this, [this](bool on) {
        m_expertButton->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        m_expert->setVisible(on);
    });
    connect(m_reset, &QToolButton::clicked, &m_choice, &RecipeChoice::resetAll);
    connect(&m_choice, &RecipeChoice::changed, this, &SettingsPanel::show);
    retranslate();
}

void SettingsPanel::chooseBackbone()
{
    const QString start = m_backbone->path().isEmpty() ? m_bench.settings.lastFolder() : m_backbone->path();
    const QString file = m_bench.prompts.openFile(this, tr("Pretrained weights"), start,
                                                  tr("Weights (*.pth *.pt *.safetensors *.json);;All files (*)"));
    if (!file.isEmpty())
        m_choice.setBackbone(toPath(file));
}

void SettingsPanel::showFetch()
{
    const auto file = m_choice.options().backbone;
    std::error_code code;
    const bool busy = m_fetch->isBusy(), none = file.empty() || !std::filesystem::is_regular_file(file, code);
    m_fetchButton->setVisible(none || busy);
    m_fetchButton->setText(busy ? tr("Cancel") : tr("Get…"));
    m_fetchButton->setToolTip(busy ? tr("Ends the fetching of pretrained weights")
                                   : tr("Gets a ResNet-50 that has learnt from ImageNet (about 100 MB, once) from the network into your cache"));
    m_fetchProgress->setVisible(busy);
    m_fetchText->setVisible(busy || (none && !m_fetchSaid.isEmpty()));
    m_fetchText->setText(busy ? tr("Getting pretrained weights…") : m_fetchSaid);
}

void SettingsPanel::show()
{
    showFetch();
    const AdaptationOptions options = m_choice.options();
    const QSignalBlocker quietControl(m_control), quietFineTuning(m_fineTuning);
    m_preset->setCurrentIndex(m_preset->findData(toQt(options.preset)));
    m_recipe->setCurrentIndex(m_recipe->findData(toQt(options.recipe)));
    for (const PresetSummary &preset : presetSummaries())
        if (preset.name == options.preset)
            m_presetText->setText(coreText(preset.summary));
    for (const RecipeSummary &recipe : recipeSummaries())
        if (recipe.name == options.recipe)
            m_recipeText->setText(coreText(recipe.summary));
    // The row is always there, so that nothing moves under the mouse.
    const QStringList changed = m_choice.changedKeys();
    m_changes->setText(changed.isEmpty() ? tr("All options are the preset's") : tr("%n of your changes stay", nullptr, static_cast<int>(changed.size())));
    m_changes->setToolTip(changed.join(", "));
    m_reset->setEnabled(!changed.isEmpty());
    m_backbone->setPath(toQt(options.backbone));
    m_features->setFiles(options.features);
    m_features->setPossible(m_choice.value("network", RecipeChoice::Part::Adaptation) == "levels");
    m_seed->setText(QString::number(options.seed));
    m_control->setChecked(options.control);
    m_fineTuning->setChecked(options.fineTuning);
}

void SettingsPanel::retranslate()
{
    const QStringList labels{tr("Preset"),          tr("Recipe"), tr("Network"), tr("Pretrained"), tr("Features"), tr("Frame size"),
                             tr("Baseline epochs"), tr("Epochs"), tr("Device"),  tr("Seed")};
    for (size_t i = 0; i < m_labels.size(); ++i)
        m_labels[i]->setText(labels.value(static_cast<qsizetype>(i)));
    m_preset->setItemText(0, tr("Quick look"));
    m_preset->setItemText(1, tr("Standard"));
    m_preset->setItemText(2, tr("As in the paper"));
    for (int i = 0; i < m_recipe->count(); ++i)
        m_recipe->setItemText(i, recipeName(m_recipe->itemData(i).toString().toStdString()));
    m_backbone->setPlaceholderText(tr("none: from chance"));
    m_backboneButton->setToolTip(tr("Choose a file of pretrained ResNet weights"));
    m_seed->setToolTip(tr("Start of all random draws: the same seed gives the same result"));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("All options as the preset has them"));
    m_control->setText(tr("Also train the control"));
    m_control->setToolTip(tr(
        "As many further steps on the source alone. Only what the adaptation gains beyond it is due to the method."));
    m_fineTuning->setText(tr("Also train with the target's labels"));
    m_fineTuning->setToolTip(tr("Fine-Tuning shows what could be reached at best; only where the target has labels."));
    m_expertButton->setText(tr("All options"));
    m_features->retranslate();
    for (FieldEditor *editor : m_fields)
        editor->retranslate();
    m_expert->retranslate();
    show();
}

} // namespace vantage::gui
