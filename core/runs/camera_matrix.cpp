#include "core/runs/camera_matrix.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace vantage {
namespace {

/// What is measured counts more than what is estimated.
auto rank(const ServingRun &one)
{
    const double verdict = !one.verdict ? 0 : *one.verdict == Verdict::Better ? 2 : *one.verdict == Verdict::NoClearGain ? 1 : 0;
    return std::tuple(one.run.state == RunState::Finished, one.kept.has_value(), one.kept.value_or(0), verdict, one.agreement.value_or(0), one.run.id);
}

/// Names as the runs say them; the project's pair for those of older files that don't.
std::vector<std::string> sourcesOf(const Project &project, const RunRecord &run)
{
    if (!run.sources.empty())
        return run.sources;
    std::vector<std::string> names;
    for (const auto &source : project.sources)
        names.push_back(project.nameOf(source));
    return names;
}

/// @param candidates of the pair, FT left out
MatrixCell cellOf(std::vector<const ServingRun *> candidates)
{
    MatrixCell cell;
    std::sort(candidates.begin(), candidates.end(), [](const ServingRun *a, const ServingRun *b) { return rank(*a) > rank(*b); });
    const ServingRun *latest = nullptr, *control = nullptr, *best = nullptr;
    for (const ServingRun *one : candidates) {
        const bool finished = one->run.state == RunState::Finished;
        if (!latest || one->run.id > latest->run.id)
            latest = one;
        if (one->run.kind == RunKind::Adapted) {
            cell.runs.push_back(one->run.id);
            if (finished && !best)
                best = one;
        }
    }
    if (latest) {
        cell.latest = latest->run.state;
        cell.latestRun = latest->run.id;
    }
    if (!best)
        return cell;
    for (const ServingRun *one : candidates)
        if (one->run.kind == RunKind::Control && one->run.state == RunState::Finished && one->run.baseRun == best->run.baseRun && (!control || one->run.id > control->run.id))
            control = one;
    cell.best = best->run.id;
    cell.measured = best->kept.has_value();
    cell.na = best->na;
    cell.adapted = best->kept;
    cell.mapped = best->mapped;
    cell.agreement = best->agreement;
    cell.ended = best->run.ended;
    cell.verdict = best->verdict;
    if (control)
        cell.control = control->kept;
    if (const auto &against = cell.control ? cell.control : cell.na; cell.adapted && against)
        cell.gain = *cell.adapted - *against;
    return cell;
}

} // namespace

const ServingRun *CameraMatrix::run(int64_t id) const
{
    const auto found = runs.find(id);
    return found == runs.end() ? nullptr : &found->second;
}

std::vector<std::string> CameraMatrix::unserved() const
{
    std::vector<std::string> result;
    for (size_t column = 0; column < targets.size(); ++column)
        if (std::all_of(cells.begin(), cells.end(), [&](const auto &row) { return row[column].best == 0; }))
            result.push_back(targets[column]);
    return result;
}

std::vector<int64_t> CameraMatrix::ranked(const std::string &target) const
{
    const auto column = static_cast<size_t>(std::find(targets.begin(), targets.end(), target) - targets.begin());
    std::vector<const MatrixCell *> found;
    for (const auto &row : cells)
        if (column < targets.size() && row[column].best != 0)
            found.push_back(&row[column]);
    std::stable_sort(found.begin(), found.end(), [](const MatrixCell *a, const MatrixCell *b) {
        return std::tuple(a->measured, a->adapted.value_or(0), a->agreement.value_or(0)) > std::tuple(b->measured, b->adapted.value_or(0), b->agreement.value_or(0));
    });
    std::vector<int64_t> result;
    for (const MatrixCell *cell : found)
        result.push_back(cell->best);
    return result;
}

CameraMatrix cameraMatrix(const Project &project, const RunReader &runs)
{
    std::map<std::pair<int64_t, int>, EpochFigures> figures;
    std::map<int64_t, std::pair<int, int>> epochs; // first and last of a run
    for (EpochFigures &one : runs.figures()) {
        const auto [known, isNew] = epochs.try_emplace(one.run, one.epoch, one.epoch);
        known->second.second = one.epoch;
        figures.emplace(std::pair(one.run, one.epoch), std::move(one));
    }
    CameraMatrix matrix;
    std::map<std::pair<std::vector<std::string>, std::string>, std::vector<int64_t>> pairs;
    std::map<std::string, std::optional<double>> fineTuned; // the latest of a target: FT learns it whatever the sources are
    for (const KnownCamera &camera : project.cameras)
        if (std::find(project.sources.begin(), project.sources.end(), camera.folder) == project.sources.end())
            matrix.targets.push_back(camera.name);
    const auto addTo = [](auto &list, const auto &value) {
        if (std::find(list.begin(), list.end(), value) == list.end())
            list.push_back(value);
    };
    for (RunRecord &run : runs.runs()) {
        const std::string target = run.target.empty() && run.kind != RunKind::Baseline ? project.targetName() : run.target;
        const auto sources = sourcesOf(project, run);
        addTo(matrix.sources, sources);
        if (target.empty())
            continue;
        addTo(matrix.targets, target);
        const auto choice = runs.choice(run.id);
        ServingRun candidate;
        candidate.modelThere = std::filesystem::exists(project.runFolder(run.id) / "model.safetensors");
        if (choice)
            candidate.verdict = choice->verdict;
        if (const auto range = epochs.find(run.id); range != epochs.end()) {
            const auto [first, last] = range->second;
            const EpochFigures &kept = figures.at({run.id, choice && figures.contains({run.id, choice->chosen}) ? choice->chosen : last});
            candidate.kept = kept.values.get(MeasuredOn::Target, measure_id::meanIou);
            candidate.mapped = kept.values.get(MeasuredOn::Mapped, measure_id::meanIou);
            candidate.agreement = kept.values.get(MeasuredOn::Target, measure_id::ensembleAgreement);
            if (first == 0)
                candidate.na = figures.at({run.id, 0}).values.get(MeasuredOn::Target, measure_id::meanIou);
        }
        if (run.kind != RunKind::FineTuning) {
            pairs[{sources, target}].push_back(run.id);
            candidate.run = std::move(run);
            matrix.runs.emplace(candidate.run.id, std::move(candidate));
        } else if (run.state == RunState::Finished) {
            fineTuned[target] = candidate.kept;
        }
    }
    if (matrix.sources.empty() && !project.sources.empty())
        matrix.sources.push_back(sourcesOf(project, {}));
    for (const auto &sources : matrix.sources) {
        auto &row = matrix.cells.emplace_back();
        for (const std::string &target : matrix.targets) {
            std::vector<const ServingRun *> candidates;
            for (const int64_t run : pairs[{sources, target}])
                candidates.push_back(&matrix.runs.at(run));
            MatrixCell &cell = row.emplace_back(cellOf(std::move(candidates)));
            if (const auto known = fineTuned.find(target); known != fineTuned.end())
                cell.fineTuned = known->second;
        }
    }
    return matrix;
}

} // namespace vantage
