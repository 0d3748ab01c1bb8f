#pragma once

#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/program.hpp"

/// Small inputs of which the right figures can be worked by hand, run by the program as a user would run them.
namespace caseload::cases {

/// A table of text whose first row has the headings; quotes are taken off.
struct Table {
    std::vector<std::vector<std::string>> rows;

    const std::string& at(std::size_t row, std::string_view heading) const {
        for (std::size_t column = 0; column < rows.at(0).size(); ++column)
            if (rows[0][column] == heading) return rows.at(row).at(column);
        throw std::runtime_error("no column " + std::string(heading));
    }
};

/// RFC 4180: cells may be quoted, and what is quoted may have commas, quotes and line ends in it.
inline Table read_table(const std::string& text) {
    Table table;
    std::vector<std::string> row(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (quoted) {
            const bool doubled = letter == '"' && i + 1 < text.size() && text[i + 1] == '"';
            if (letter != '"' || doubled) row.back() += letter;
            if (doubled) ++i;
            quoted = letter != '"' || doubled;
        } else if (letter == '"') {
            quoted = true;
        } else if (letter == ',') {
            row.emplace_back();
        } else if (letter == '\n') {
            table.rows.push_back(std::move(row));
            row.assign(1, "");
        } else if (letter != '\r') {
            row.back() += letter;
        }
    }
    return table;
}

/// A scenario of tests/cases/inputs.
inline std::string input(const std::string& name) {
    return "'" CASELOAD_SOURCE_DIR "/tests/cases/inputs/" + name + ".toml'";
}

/// What `caseload check` says of an input, or of an input with options.
inline program::Said check(const std::string& name, const std::string& options = {}) {
    const program::Place place("cases-check");
    return program::call(place, "check " + input(name) + " " + options);
}

/// Of which row of measures.csv.
struct Of {
    std::string stage = {};  ///< Empty: of all stages.
    std::string group = {};
    std::string column = "mean";
};

/// One replication with an event log, and its outputs.
struct Run {
    enum class Log : bool { none, kept };
    explicit Run(const std::string& name, const std::string& options = {}, Log log = Log::kept) {
        const bool counted = options.find("--replications") != std::string::npos;
        said = program::call(place, "run " + input(name) + (log == Log::kept ? " --events --verify" : "") +
                                        " --out out " + (counted ? "" : "--replications 1 ") + options);
        if (said.err.find("does not hold") != std::string::npos) throw std::runtime_error(said.err);
        measures = read_table(program::contents(place.path / "out" / "measures.csv"));
        if (log == Log::kept) events = read_table(program::contents(place.path / "out" / "events.csv"));
    }

    program::Place place{"cases-run"};
    program::Said said;
    Table measures;
    Table events;

    /// Over all offices. Throws when there is no such row.
    double figure(const std::string& measure, const Of& of = {}) const {
        for (std::size_t row = 1; row < measures.rows.size(); ++row) {
            if (measures.at(row, "measure") == measure && measures.at(row, "office").empty() &&
                measures.at(row, "stage") == of.stage && measures.at(row, "group") == of.group)
                return std::stod(measures.at(row, of.column));
        }
        throw std::runtime_error("no figure " + measure + " of " + of.stage + " " + of.group);
    }
    /// As figure; 0 where nothing was counted.
    double count(const std::string& measure, const Of& of = {}) const {
        try {
            return figure(measure, of);
        } catch (const std::runtime_error&) {
            return 0;
        }
    }
    /// How many events of a name there are, or of a name with this detail.
    std::size_t happened(std::string_view event, std::string_view detail = {}) const {
        std::size_t found = 0;
        for (std::size_t row = 1; row < events.rows.size(); ++row)
            found += events.at(row, "event") == event &&
                     (detail.empty() || events.at(row, "detail").find(detail) != std::string::npos);
        return found;
    }
};

/// Runs an input in a folder of its own; the results are in "out" there.
inline Run run(const std::string& name, const std::string& options = {}) { return Run(name, options); }

}  // namespace caseload::cases
