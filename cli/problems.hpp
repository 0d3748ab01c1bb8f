#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/reader/read.hpp"

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

/// "key=value" as given to --set; what has another form is a problem.
std::vector<scenarios::Override> overrides_of(const std::vector<std::string>& sets, Problems& problems);

/// Replications first ... first + count - 1.
struct Replications {
    int first = 0;
    int count = 0;
};
/// "200" or "5..9" (both ends included). Nothing when it is neither.
std::optional<Replications> parse_replications(const std::string& text);

/// As many as the machine has where none are asked for.
int threads_or_all(int threads);

}  // namespace caseload::cli
