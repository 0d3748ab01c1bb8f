#include "scenarios/reader/text/problem.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "scenarios/reader/text/characters.hpp"

namespace caseload::scenarios {

std::string text(const Problem& problem) {
    std::string out = shown(problem.file);
    if (problem.line > 0) out += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    if (!out.empty()) out += ": ";
    out += problem.warning ? "warning: " : "error: ";
    out += shown(problem.message);
    if (!problem.advice.empty()) out += "\n    " + shown(problem.advice);
    return out;
}

void Problems::add(Problem problem) {
    if (std::find(all_.begin(), all_.end(), problem) == all_.end()) all_.push_back(std::move(problem));
}

bool Problems::any_errors() const {
    return std::any_of(all_.begin(), all_.end(), [](const Problem& problem) { return !problem.warning; });
}

std::vector<Problem> Problems::sorted() const {
    std::map<std::string, std::size_t> file_order;
    for (const Problem& problem : all_) file_order.emplace(problem.file, file_order.size());
    std::vector<Problem> sorted = all_;
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& one, const Problem& other) {
        return std::tuple(file_order.at(one.file), one.line, one.column) <
               std::tuple(file_order.at(other.file), other.line, other.column);
    });
    return sorted;
}

}  // namespace caseload::scenarios
