#include "core/base/cores.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <sched.h>
#include <set>
#include <string>

namespace vantage {
namespace {

/// What a container may use of the machine (cgroup v2: microseconds a period), rounded up.
int coresGranted()
{
    std::ifstream in("/sys/fs/cgroup/cpu.max");
    double quota = 0, period = 0;
    if (!(in >> quota >> period) || period <= 0) // "max" is no number: no limit
        return std::numeric_limits<int>::max();
    return static_cast<int>(std::ceil(quota / period));
}

} // namespace

int physicalCores()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return 1;
    std::set<std::string> cores;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &allowed))
            continue;
        std::ifstream in("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/thread_siblings_list");
        std::string siblings;
        if (!std::getline(in, siblings))
            siblings = "cpu" + std::to_string(cpu);
        cores.insert(siblings);
    }
    return std::max(1, std::min(static_cast<int>(cores.size()), coresGranted()));
}

int threadsToUse(int wanted)
{
    if (wanted <= 0)
        return physicalCores();
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    // Where the machine has more processors than the set can tell of, nothing is known.
    return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? std::min(wanted, std::max(1, CPU_COUNT(&allowed))) : wanted;
}

} // namespace vantage
