#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/reader/text/problem.hpp"

namespace caseload::cli {

/// Everything the user has to put right, told together on the standard error stream.
class Problems {
public:
    void add(std::string problem) { problems_.push_back(std::move(problem)); }
    void add(std::span<const scenarios::Problem> problems);
    /// Told, but a run may go on.
    void warn(std::string warning) { warnings_.push_back(std::move(warning)); }
    bool any() const { return !problems_.empty(); }
    void print() const;

private:
    std::vector<std::string> problems_;
    std::vector<std::string> warnings_;
};

}  // namespace caseload::cli
