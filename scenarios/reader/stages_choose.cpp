#include "scenarios/reader/stages_choose.hpp"

#include "scenarios/reader/conditions.hpp"
#include "scenarios/reader/routes.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key keys[] = {
    {"branches", Kind::list, "The first that holds is taken; the last is otherwise = true", "required"}};

constexpr Key of_branch[] = {
    {"when", Kind::condition, "Holds when this condition does"},
    {"chance", Kind::share, "Taken with this chance, of those who come this far", "", Varies::yes},
    {"otherwise", Kind::flag, "true: always holds; the last branch"},
    {"to", Kind::route, "Where it leads", "required"},
};

void check_test(const Section& branch, bool last) {
    const bool otherwise = as_flag(branch["otherwise"]).value_or(false);
    const bool tested = branch["when"] || branch["chance"];
    if (otherwise && tested)
        branch["otherwise"].error("always holds, and yet has a condition or a chance",
                                  "leave one of the two out");
    else if (otherwise && !last)
        branch["otherwise"].error("no branch after this one can be reached", "put it last");
    else if (!otherwise && !tested)
        branch.field().error("says neither when nor with what chance it is taken",
                             "add when = { ... }, chance = ... or, to the last branch, otherwise = true");
    else if (last && !otherwise)
        branch.field().error("the last branch may not hold, and then there is nowhere to go",
                             "add a branch { otherwise = true, to = \"STAGE\" }");
}

}  // namespace

std::span<const Key> choose_keys() { return keys; }
std::span<const Key> branch_keys() { return of_branch; }

model::Choose read_choose(const StageReading& reading, std::vector<model::Route>& routes) {
    model::Choose choose;
    const auto fields = items(reading.keys["branches"]);
    if (reading.keys["branches"].is_array() && fields.empty())
        reading.keys["branches"].error("there is no branch", "add { otherwise = true, to = \"STAGE\" }");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Section section(fields[i], {of_branch}, "a branch");
        if (!section) continue;
        check_test(section, i + 1 == fields.size());
        model::Branch branch;
        branch.when = read_condition(section["when"], reading.names, reading.pathway);
        branch.by_chance = vary(branch.chance, section["chance"], reading.names, as_chance);
        branch.route = static_cast<std::uint16_t>(routes.size());
        auto route = read_route(section["to"], reading.names, reading.pathway);
        route.missing = false;  // A branch without `to` has been reported.
        const bool ends = route.to == model::nowhere;
        route.ending = ends ? "end" : reading.names.stages.names[route.to];
        if (!ends) route.ending.erase(0, route.ending.find('.') + 1);
        routes.push_back(std::move(route));
        choose.branches.push_back(std::move(branch));
    }
    return choose;
}

}  // namespace caseload::scenarios
