#include "app/gui/train/expert_panel.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "app/gui/train/field_editor.h"
#include "core/training/recipe_kinds.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace vantage::gui {
namespace {

/// Options that are chosen elsewhere on the pages.
bool isElsewhere(const RecipeField &field)
{
    return field.key == "seed" || field.key == "validationShare";
}

} // namespace

ExpertPanel::ExpertPanel(RecipeChoice &choice, QWidget *parent)
    : QWidget(parent)
    , m_choice(choice)
{
    m_part = new QComboBox(this);
    m_part->setObjectName("expertPartBox");
    ignoreWheel(m_part);
    m_part->addItem(QString(), static_cast<int>(RecipeChoice::Part::Adaptation));
    m_part->addItem(QString(), static_cast<int>(RecipeChoice::Part::Baseline));
    m_filter = new QLineEdit(this);
    m_filter->setObjectName("expertFilter");
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themeIcon(Icon::Search), QLineEdit::LeadingPosition);
    m_reset = new QPushButton(themeIcon(Icon::Undo), QString(), this);
    m_reset->setObjectName("expertResetButton");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_part);
    layout->addWidget(m_filter);
    m_rowsLayout = new QVBoxLayout;
    m_rowsLayout->setSpacing(8);
    layout->addLayout(m_rowsLayout);
    layout->addWidget(m_reset);
    connect(m_part, &QComboBox::currentIndexChanged, this, &ExpertPanel::filter);
    connect(m_filter, &QLineEdit::textChanged, this, &ExpertPanel::filter);
    connect(m_reset, &QPushButton::clicked, &m_choice, &RecipeChoice::resetAll);
    connect(&m_choice, &RecipeChoice::changed, this, [this] {
        showChanges();
        filter(); // options of another recipe
    });
    retranslate();
}

void ExpertPanel::showEvent(QShowEvent *event)
{
    if (m_rows.empty())
        make();
    QWidget::showEvent(event);
}

void ExpertPanel::make()
{
    for (const auto part : {RecipeChoice::Part::Adaptation, RecipeChoice::Part::Baseline}) {
        std::string group;
        for (const RecipeField &field : recipeFields()) {
            if (isElsewhere(field))
                continue;
            if (field.group != group) {
                group = field.group;
                auto *title = new QLabel(this);
                QFont font = title->font();
                font.setBold(true);
                title->setFont(font);
                m_rowsLayout->addWidget(title);
                m_groups.push_back({group, part, title});
            }
            Row row;
            row.field = &field;
            row.part = part;
            row.whole = new QWidget(this);
            row.name = new QLabel(toQt(field.key), row.whole);
            row.editor = new FieldEditor(field, part, m_choice, row.whole);
            row.editor->setMaximumWidth(150);
            row.help = roleLabel("faint", row.whole);
            row.help->setWordWrap(true);
            row.name->setBuddy(row.editor);
            auto *line = new QHBoxLayout;
            line->addWidget(row.name, 1);
            line->addWidget(row.editor);
            auto *box = new QVBoxLayout(row.whole);
            box->setContentsMargins(0, 0, 0, 0);
            box->setSpacing(2);
            box->addLayout(line);
            box->addWidget(row.help);
            m_rowsLayout->addWidget(row.whole);
            m_rows.push_back(row);
        }
    }
    retranslate();
    filter();
    showChanges();
}

void ExpertPanel::filter()
{
    const auto part = static_cast<RecipeChoice::Part>(m_part->currentData().toInt());
    const QString wanted = m_filter->text().trimmed();
    for (const Group &group : m_groups) {
        bool any = false;
        for (const Row &row : m_rows) {
            if (row.part != group.part || row.field->group != group.name)
                continue;
            const bool concerns =
                !isRecipe(group.name) || (part == RecipeChoice::Part::Adaptation && group.name == m_choice.recipe());
            const bool fits = concerns && row.part == part
                              && (wanted.isEmpty() || row.name->text().contains(wanted, Qt::CaseInsensitive)
                                  || row.help->text().contains(wanted, Qt::CaseInsensitive));
            row.whole->setVisible(fits);
            any = any || fits;
        }
        group.title->setVisible(any);
    }
}

void ExpertPanel::showChanges()
{
    m_reset->setEnabled(m_choice.anyChanged());
    for (const Row &row : m_rows)
        row.help->setText(fieldHelp(*row.field, m_choice.presetValue(row.field->key, row.part)));
}

void ExpertPanel::retranslate()
{
    m_part->setItemText(0, tr("Options of the adaptation"));
    m_part->setItemText(1, tr("Options of the baseline"));
    m_part->setToolTip(tr(
        "The adaptation's options of network, frames and machine hold for the baseline too, unless it has its own."));
    m_filter->setPlaceholderText(tr("Search options"));
    m_reset->setText(tr("All as the preset has them"));
    for (const Group &group : m_groups)
        group.title->setText(coreText(group.name));
    for (const Row &row : m_rows)
        row.editor->retranslate();
    showChanges();
}

} // namespace vantage::gui
