#include "core/nn/threads.h"

#include "core/base/cores.h"

#include <ATen/Parallel.h>

namespace vantage {
namespace {

void compute(int threads)
{
    if (at::get_num_threads() != threads)
        at::set_num_threads(threads);
}

} // namespace

ThreadScope::ThreadScope(int wanted)
    : m_before(at::get_num_threads())
{
    compute(threadsToUse(wanted));
}

ThreadScope::~ThreadScope()
{
    compute(m_before);
}

} // namespace vantage
