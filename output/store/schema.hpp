#pragma once

namespace caseload::output {

/// Stands in the header of every results store: "csld".
inline constexpr int store_application = 0x63736c64;

/// Another number, another schema. A store is read and written only by programs of its own number.
inline constexpr int store_version = 2;

/// Tables and views. The comments inside the statements stay in the file: `.schema` of the sqlite3 program shows them.
extern const char* const store_schema;

}  // namespace caseload::output
