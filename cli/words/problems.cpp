#include "cli/words/problems.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace caseload::cli {

void Problems::add(std::span<const scenarios::Problem> problems) {
    for (const scenarios::Problem& problem : problems) {
        (problem.warning ? warnings_ : problems_).push_back(scenarios::text(problem));
    }
}

void Problems::print() const {
    for (const auto* list : {&problems_, &warnings_}) {
        for (const std::string& problem : *list) fmt::print(stderr, "{}\n", problem);
    }
}

}  // namespace caseload::cli
