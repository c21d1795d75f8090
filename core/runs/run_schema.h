#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>

namespace vantage {

/// Opens or creates runs.db, brings it to the newest schema and sets what every connection needs.
/// @param patience milliseconds that a call waits for a lock
/// @throws InputError where it is no run database or of a newer version; SQLite::Exception else
SQLite::Database openRunDatabase(const std::filesystem::path &file, int patience);

/// Opens runs.db without writing to it or beside it; see RunReader for what it does where that can't be. A file that is not there has
/// no runs. @throws as openRunDatabase()
SQLite::Database openRunDatabaseForReading(const std::filesystem::path &file);

/// What went wrong in SQLite, as a sentence about the file. @throws InputError always, a RunStoreBusy where it may be better later
[[noreturn]] void throwAsInputError(const SQLite::Exception &error, const std::filesystem::path &file);

} // namespace vantage
