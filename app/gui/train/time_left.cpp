#include "app/gui/train/time_left.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vantage::gui {
namespace {

constexpr size_t keptSteps = 120, blockSteps = 10, keptBlocks = 30;
constexpr double settling = 20;         // seconds in which what is shown follows what is reckoned
constexpr double stepsOfAMeasure = 10;  // a guess until the first one was seen
constexpr double stepsOfTrust = 30;     // of this training, until it corrects the plan of those to come

double middleOf(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double meanOf(const std::deque<double> &values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

void TimeLeft::begin(const std::vector<PlannedRun> &planned, bool measured)
{
    *this = {};
    m_planned = planned;
    m_measured = measured;
}

void TimeLeft::note(const StageUpdate &update)
{
    if (update.begins) {
        if (!m_measuring.empty())
            m_lastMeasuring = middleOf(m_measuring);
        m_stage = update.title;
        m_last = {};
        m_plan = {};
        m_doing = Doing::Preparing;
        m_steps.clear();
        m_blocks.clear();
        m_measuring.clear();
        m_between.clear();
        m_elapsed = 0;
        for (size_t i = 0; i < m_planned.size(); ++i)
            if (m_planned[i].title == update.title)
                m_index = i;
    }
    if (update.past)
        return;
    if (update.plan) {
        m_plan = *update.plan;
        m_doing = Doing::Steps;
    }
    double passed = 0;
    size_t fresh = 0;
    for (const TimeSpent &spent : update.spent) {
        passed += spent.seconds;
        if (spent.what == TimeSpent::Preparing)
            m_preparing.push_back(spent.seconds);
        else if (spent.what == TimeSpent::Measuring)
            m_measuring.push_back(spent.seconds);
        else if (spent.what == TimeSpent::Between)
            m_between.push_back(spent.seconds);
        else if (spent.what == TimeSpent::Step) {
            // A step in which the machine slept says nothing of the others.
            const double usual = middleOf({m_steps.begin(), m_steps.end()});
            m_steps.push_back(m_steps.size() < 5 ? spent.seconds : std::min(spent.seconds, 5 * usual));
            if (m_steps.size() > keptSteps)
                m_steps.pop_front();
            if (++fresh % blockSteps == 0 || (m_blocks.empty() && m_steps.size() >= blockSteps)) {
                m_blocks.push_back(meanOf({m_steps.end() - static_cast<std::ptrdiff_t>(std::min(blockSteps, m_steps.size())), m_steps.end()}));
                if (m_blocks.size() > keptBlocks)
                    m_blocks.pop_front();
            }
        }
    }
    m_elapsed += passed;
    if (!update.steps.empty()) {
        m_last = update.steps.back();
        m_doing = stepsPerEpoch() > 0 && m_last.step % stepsPerEpoch() == 0 ? Doing::Measuring : Doing::Steps;
    }
    if (!update.epochs.empty() && (update.steps.empty() || update.epochs.back().step >= m_last.step))
        m_doing = m_last.steps > 0 && m_last.step >= m_last.steps ? Doing::Ending : Doing::BetweenEpochs;
    if (m_last.steps > 0)
        estimate(passed);
}

/// What is left of the training at hand.
TimeLeft::Estimate TimeLeft::ofThisStage() const
{
    double step = meanOf(m_steps);
    if (step <= 0 && m_last.stepsPerSecond > 0)
        step = 1 / m_last.stepsPerSecond;
    const double steps = static_cast<double>(m_last.steps - m_last.step);
    const int64_t perEpoch = stepsPerEpoch();
    const int64_t done = perEpoch > 0 ? m_last.step / perEpoch : 0;
    const bool measured = m_doing != Doing::Measuring; // the epoch at whose end it stands
    const double epochs = static_cast<double>(m_plan.epochs - done) + (measured ? 0 : 1);
    const bool seen = !m_measuring.empty();
    const double measuring = seen ? middleOf(m_measuring) : m_lastMeasuring >= 0 ? m_lastMeasuring : stepsOfAMeasure * step;
    const double between = std::max(0.0, middleOf(m_between) - step);
    const double beside = std::max(0.0, epochs) * measuring + std::max(0.0, epochs - 1) * between;
    Estimate left;
    left.middle = steps * step + beside;
    const double slow = m_blocks.empty() ? 1.3 * step : std::max(step, *std::max_element(m_blocks.begin(), m_blocks.end()));
    const double fast = m_blocks.empty() ? step / 1.3 : std::min(step, *std::min_element(m_blocks.begin(), m_blocks.end()));
    left.low = steps * fast + beside * (seen ? 0.9 : 0.3);
    left.high = steps * slow + beside * (seen ? 1.2 : 3);
    return left;
}

void TimeLeft::estimate(double passed)
{
    Estimate left = ofThisStage();
    double toCome = 0;
    for (size_t i = m_index + 1; i < m_planned.size(); ++i) {
        toCome += m_planned[i].seconds;
        if (!m_planned[i].reused && !m_measured) { // a plan of measured runs has it in it
            const double preparing = middleOf(m_preparing);
            left.middle += preparing;
            left.low += preparing / 2;
            left.high += preparing * 2;
        }
    }
    if (toCome > 0) {
        double correction = 1;
        const double trust = std::min(1.0, static_cast<double>(m_last.step) / stepsOfTrust);
        if (m_index < m_planned.size() && m_planned[m_index].seconds > 0) {
            // The plan is of whole trainings; a resumed one has seen but a part of its own.
            const double part = std::max(1e-6, 1 - static_cast<double>(m_plan.firstStep) / static_cast<double>(std::max<int64_t>(1, m_last.steps)));
            const double ratio = (m_elapsed + left.middle) / (part * m_planned[m_index].seconds);
            correction = std::exp(trust * std::log(std::clamp(ratio, 0.02, 50.0)));
        }
        const double doubt = m_measured ? 1.2 : 1.7 - 0.3 * trust;
        left.middle += toCome * correction;
        left.low += toCome * correction / doubt;
        left.high += toCome * correction * doubt;
    }
    if (!m_known) {
        m_shown = left.middle;
        m_known = true;
    } else {
        m_shown = std::max(0.0, m_shown - passed);
        m_shown += (left.middle - m_shown) * (1 - std::exp(-passed / settling));
    }
    m_low = left.middle > 0 ? left.low / left.middle : 1;
    m_high = left.middle > 0 ? left.high / left.middle : 1;
    // The last seconds are known well enough, and a slow value must not outlive the work.
    if (left.high < settling)
        m_shown = std::min(m_shown, left.high);
}

double TimeLeft::share() const
{
    double all = 0, done = 0;
    for (size_t i = 0; i < m_planned.size(); ++i) {
        all += static_cast<double>(m_planned[i].steps);
        if (i < m_index)
            done += static_cast<double>(m_planned[i].steps);
    }
    if (all <= 0)
        return m_last.steps > 0 ? static_cast<double>(m_last.step) / static_cast<double>(m_last.steps) : 0;
    return std::clamp((done + static_cast<double>(m_last.step)) / all, 0.0, 1.0);
}

std::vector<TimeLeft::Stage> TimeLeft::stages() const
{
    std::vector<Stage> result;
    for (size_t i = 0; i < m_planned.size(); ++i) {
        const bool now = i == m_index && m_planned[i].title == m_stage;
        result.push_back({m_planned[i].title, now ? Place::Now : i < m_index || m_planned[i].reused ? Place::Done : Place::ToCome, m_planned[i].reused});
    }
    return result;
}

int TimeLeft::epoch() const
{
    const int64_t perEpoch = stepsPerEpoch();
    if (perEpoch == 0)
        return 0;
    const auto full = static_cast<int>(m_last.step / perEpoch);
    return m_doing == Doing::Measuring || m_doing == Doing::Ending ? full : std::min(full + 1, m_plan.epochs);
}

} // namespace vantage::gui
