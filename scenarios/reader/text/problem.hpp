#pragma once

#include <string>
#include <vector>

namespace caseload::scenarios {

/// Something wrong with a scenario, in words a planner can act on.
struct Problem {
    std::string file;      ///< As the user named it, or "--set key=value".
    unsigned line = 0;     ///< From 1; 0: the problem has no place in the file.
    unsigned column = 0;   ///< From 1; 0: as for line.
    std::string message;   ///< What was found.
    std::string advice;    ///< What would do, with the nearest valid name; may be empty.
    bool warning = false;  ///< Said, but a run may go on.

    bool operator==(const Problem&) const = default;
};

/// "file:line:column: error: message", and the advice indented on a line of its own. Whatever names have in them, it has
/// no other line ends and no control characters.
std::string text(const Problem& problem);

/// All the problems of a scenario. A user's mistake never throws: it is added here and reading goes on, so that
/// everything wrong is told at once. The same problem found twice is kept once.
class Problems {
public:
    void add(Problem problem);
    /// Is there one that is not a warning?
    bool any_errors() const;
    /// By file, in the order of the files' first problems; within a file by line and column.
    std::vector<Problem> sorted() const;
    const std::vector<Problem>& all() const { return all_; }

private:
    std::vector<Problem> all_;
};

}  // namespace caseload::scenarios
