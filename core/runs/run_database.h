#pragma once

#include "core/runs/project.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_rows.h"
#include "core/runs/run_schema.h"

namespace vantage {

/// What a reader and a writer of runs.db share.
struct RunReader::Impl
{
    std::filesystem::path folder, file;
    SQLite::Database database;

    std::filesystem::path runFolder(int64_t run) const { return folder / "runs" / std::to_string(run); }
    /// Lies in the folder of a run that is in the bin.
    std::filesystem::path trashMark(int64_t run) const { return runFolder(run) / "trashed"; }
    bool isTrashed(int64_t run) const
    {
        std::error_code code;
        return std::filesystem::exists(trashMark(run), code);
    }

    /// Runs that match, without those in the bin; what says running and is not is given as stopped.
    std::vector<RunRecord> find(const std::string &condition, const std::vector<std::string> &values = {}) const;
    RunRecord get(int64_t run) const;
};

/// Every error of SQLite leaves as a sentence about runs.db.
template<typename Function>
auto guarded(const std::filesystem::path &file, Function function)
{
    try {
        return function();
    } catch (const SQLite::Exception &error) {
        throwAsInputError(error, file);
    }
}

/// Runs `change` in one transaction that is rolled back where it throws.
template<typename Function>
auto inTransaction(SQLite::Database &database, const std::filesystem::path &file, Function change)
{
    return guarded(file, [&] {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        if constexpr (std::is_void_v<decltype(change())>) {
            change();
            transaction.commit();
        } else {
            auto result = change();
            transaction.commit();
            return result;
        }
    });
}

} // namespace vantage
