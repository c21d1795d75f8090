#pragma once

namespace vantage {

/// Computes with so many threads as long as it lives, on the thread that made it; then as before. What others compute meanwhile, a training
/// say, keeps its own number. @param wanted see threadsToUse()
class ThreadScope
{
public:
    explicit ThreadScope(int wanted);
    ~ThreadScope();
    ThreadScope(const ThreadScope &) = delete;
    ThreadScope &operator=(const ThreadScope &) = delete;

private:
    int m_before;
};

} // namespace vantage
