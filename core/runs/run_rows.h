#pragma once

#include "core/runs/run_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace vantage {

// Rows to structs and back; errors are SQLite::Exception, transactions the caller's.

/// The runs that match `condition`, SQL after WHERE with one ? for each of `values`, in the order of their numbers.
std::vector<RunRecord> readRuns(const SQLite::Database &database, const std::string &condition,
                                const std::vector<std::string> &values = {});
/// @param smallest the new run's number is not below this @return the new run's number
int64_t insertRun(SQLite::Database &database, const RunRecord &run, int64_t smallest);

std::vector<StepRecord> readSteps(const SQLite::Database &database, int64_t run, int64_t afterStep);
void insertSteps(SQLite::Database &database, int64_t run, std::span<const StepRecord> steps);

/// @param file for the error. @throws InputError where a confusion matrix can't be one
std::vector<EpochRecord> readEpochs(const SQLite::Database &database, int64_t run, const std::filesystem::path &file);
std::vector<EpochFigures> readFigures(const SQLite::Database &database);
/// Fills in the confusion matrices of each run's first epoch and of the one that was kept, else the last, in one pass.
void readShownConfusions(const SQLite::Database &database, std::map<int64_t, std::vector<EpochRecord>> &epochs, const std::filesystem::path &file);
/// Replaces what is there of this epoch.
void insertEpoch(SQLite::Database &database, int64_t run, const EpochRecord &epoch);

void renameCamera(SQLite::Database &database, const std::string &from, const std::string &to);
void writeMarks(SQLite::Database &database, int64_t run, const RunMarks &marks);
/// Whether a measure that follows from confusion matrices has come since the file was written last.
bool lacksMeasures(const SQLite::Database &database);
/// Computes those for all matrices that are there.
void addMeasures(SQLite::Database &database, const std::filesystem::path &file);

} // namespace vantage
