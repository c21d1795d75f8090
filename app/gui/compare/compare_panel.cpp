#include "app/gui/compare/compare_panel.h"

#include "app/gui/compare/classes_tab.h"
#include "app/gui/compare/confusion_tab.h"
#include "app/gui/compare/curves_tab.h"
#include "app/gui/compare/differences_tab.h"
#include "app/gui/compare/frames_tab.h"
#include "app/gui/compare/scores_tab.h"
#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/project_session.h"
#include "app/gui/saving.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/compare/comparison_report.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QTabWidget>
#include <algorithm>

namespace vantage::gui {

ComparePanel::ComparePanel(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_curves(new CurvesTab(bench, this))
{
    m_tabs = named(new QTabWidget(this), "compareTabs");
    m_tabs->setDocumentMode(true);
    m_all = {m_curves, new DifferencesTab(this), new ScoresTab(this), new ClassesTab(this), new ConfusionTab(this), new FramesTab(bench, this)};
    for (CompareTab *tab : m_all)
        m_tabs->addTab(tab, {});
    m_baseTitle = new QLabel(this);
    m_baseBox = named(new QComboBox(this), "baseRunBox");
    m_baseBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_baseBox->setMaximumWidth(320);
    m_baseTitle->setBuddy(m_baseBox);
    m_note = named(roleLabel("faint", this), "compareNote");
    m_nothing = roleLabel("faint", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto *corner = new QWidget(this);
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 0, 2);
    row->addWidget(m_note);
    row->addSpacing(8);
    row->addWidget(m_baseTitle);
    row->addWidget(m_baseBox);
    m_tabs->setCornerWidget(corner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_nothing, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ComparePanel::showCurrent);
    connect(m_baseBox, &QComboBox::activated, this, &ComparePanel::chooseBase);
    retranslate();
    showTabs();
}

CompareTab *ComparePanel::current() const
{
    return static_cast<CompareTab *>(m_tabs->currentWidget());
}

void ComparePanel::setRuns(const std::vector<int64_t> &runs)
{
    m_wanted = runs;
    std::vector<int64_t> ids(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(std::min(runs.size(), most)));
    if (ids.empty() || !m_bench.session.isWritten()) {
        m_work.cancel();
        m_comparison.reset();
        showTabs();
        return;
    }
    auto names = std::make_shared<std::map<int64_t, QString>>();
    auto splits = std::make_shared<std::map<int64_t, double>>();
    for (int64_t id : ids)
        if (const RunSummary *run = m_bench.session.run(id)) {
            (*names)[id] = shownName(run->record);
            (*splits)[id] = run->validationShare;
        }
    std::erase_if(ids, [&](int64_t id) { return !names->contains(id); });
    if (std::find(ids.begin(), ids.end(), m_base) == ids.end())
        m_base = 0;
    m_work.start(
        [this, ids, names, splits, project = m_bench.session.project(), before = m_comparison](const LatestWork::Voice &voice) {
            auto result = std::make_shared<Comparison>();
            result->project = project;
            const RunReader reader(project.folder);
            for (int64_t id : ids) {
                if (voice.stop().stop_requested())
                    return;
                std::vector<ComparedRun> one = readCompared(reader, std::span(&id, 1));
                one.front().name = names->at(id).toStdString();
                result->runs.push_back(std::move(one.front()));
                const ComparedRun &run = result->runs.back();
                result->validationShares.push_back(splits->at(id));
                // What has not changed since is not read again.
                const auto same = [&](const ComparedRun &old) { return old.record.id == id && old.epochs.size() == run.epochs.size() && old.record.state == run.record.state; };
                size_t place = 0;
                while (before && place < before->runs.size() && !same(before->runs[place]))
                    ++place;
                const bool known = before && place < before->runs.size() && before->project.folder == project.folder;
                result->shares.push_back(known ? before->shares[place] : classSharesOf(run, project.runFolder(id)));
                result->terms.push_back(known ? before->terms[place] : reader.terms(id));
            }
            voice.say([this, result] {
                for (size_t i = 0; i < result->runs.size(); ++i)
                    if (result->runs[i].record.id == m_base)
                        result->base = i;
                m_comparison = result;
                showTabs();
                Q_EMIT compared();
            });
        },
        [this](std::exception_ptr error) {
            m_comparison.reset();
            showTabs();
            m_nothing->setText(errorText(error));
        });
}

void ComparePanel::chooseBase()
{
    m_base = m_baseBox->currentData().toLongLong();
    if (!m_comparison)
        return;
    auto changed = std::make_shared<Comparison>(*m_comparison);
    for (size_t i = 0; i < changed->runs.size(); ++i)
        if (changed->runs[i].record.id == m_base)
            changed->base = i;
    m_comparison = changed;
    showTabs();
}

void ComparePanel::showTabs()
{
    const bool any = m_comparison && !m_comparison->runs.empty();
    m_tabs->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(m_bench.session.runs().empty() ? QString() : tr("Tick runs in the table to compare them"));
    m_baseBox->clear();
    for (size_t i = 0; any && i < m_comparison->runs.size(); ++i)
        m_baseBox->addItem(toQt(m_comparison->runs[i].name), QVariant::fromValue<qlonglong>(m_comparison->runs[i].record.id));
    if (any)
        m_baseBox->setCurrentIndex(static_cast<int>(m_comparison->base));
    m_note->setText(m_wanted.size() > most ? tr("The first %1 of %2 ticked runs").arg(most).arg(m_wanted.size()) : QString());
    for (size_t i = 0; i < m_all.size(); ++i)
        m_tabs->setTabVisible(static_cast<int>(i), any && m_all[i]->hasSomethingToSay(*m_comparison));
    showCurrent();
}

void ComparePanel::showCurrent()
{
    for (CompareTab *tab : m_all)
        if (tab == current() || !m_comparison)
            tab->show(m_comparison);
}

void ComparePanel::saveTable()
{
    if (!m_comparison)
        return;
    if (const auto table = current()->table())
        askAndSaveTable(m_bench, this, *table);
    else
        askAndSaveTable(m_bench, this, measuresForFiles(m_comparison->runs)); // what the curves are drawn from
}

void ComparePanel::savePlots()
{
    m_tabs->setCurrentWidget(m_curves);
    m_curves->saveAll();
}

void ComparePanel::saveReport()
{
    if (!m_comparison)
        return;
    const QString file = withEnding(m_bench.prompts.saveFile(this, tr("Save the comparison"), QDir::home().filePath("comparison.html"), tr("Pages (*.html)")), "html");
    if (file.isEmpty())
        return;
    m_saving.start(
        [comparison = m_comparison, path = toPath(file)](const LatestWork::Voice &) {
            ComparisonReport report{comparison->project.name, comparison->project.sourceNames() + " → " + comparison->project.target.filename().string(), comparison->project.classes,
                                    comparison->runs, comparison->base, {}, comparison->shares};
            const RunReader reader(comparison->project.folder);
            for (ComparedRun &run : report.runs)
                report.steps.push_back(reader.steps(run.record.id));
            writeComparisonHtml(path, report);
        },
        [this](std::exception_ptr error) { m_bench.prompts.complain(this, errorText(error)); });
}

void ComparePanel::retranslate()
{
    m_baseTitle->setText(tr("&Base:"));
    for (size_t i = 0; i < m_all.size(); ++i) {
        m_all[i]->retranslate();
        m_tabs->setTabText(static_cast<int>(i), m_all[i]->title());
    }
    m_nothing->setText(tr("Tick runs in the table to compare them"));
    if (m_comparison)
        setRuns(m_wanted); // their names
}

} // namespace vantage::gui
