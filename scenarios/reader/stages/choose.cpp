#include "scenarios/reader/stages/choose.hpp"

#include <cmath>
#include <set>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/numbers.hpp"
#include "scenarios/reader/values/conditions.hpp"
#include "scenarios/reader/values/routes.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key all_choose_keys[] = {
    {"branches", Kind::list, "The first that holds is taken; the last is otherwise = true", "required"}};

constexpr Key of_branch[] = {
    {"when", Kind::condition, "Holds when this condition does"},
    {"chance", Kind::share, "Taken with this chance, of those who come this far", "", Varies::yes},
    {"steer", Kind::table,
     "Taken when, of the steered branches that hold, its share of the district's live markers is furthest "
     "below "
     "the one wanted: { share, markers }"},
    {"otherwise", Kind::flag, "true: always holds; the last branch"},
    {"to", Kind::route, "Where it leads", "required"},
};

constexpr Key of_steer[] = {
    {"share", Kind::share, "Its share of the markers of all steered branches; they sum to 1", "required"},
    {"markers", Kind::names, "The markers that count for this branch", "required"},
};

constexpr double most_off = 0.001;  // A third is written as 0.3333.

void check_test(const Section& branch, bool last) {
    const bool otherwise = as_flag(branch["otherwise"]).value_or(false);
    const bool tested = branch["when"] || branch["chance"] || branch["steer"];
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

/// The share wanted, where it was given as one.
std::optional<double> read_steer(const Section& branch, const StageReading& reading, model::Steer& steer) {
    const Section section(branch["steer"], {of_steer}, "steering");
    if (!section) return std::nullopt;
    if (branch["chance"])
        branch["chance"].error("a steered branch is taken by its share, not by a chance",
                               "leave out chance or steer");
    steer.markers = resolve_all(reading.names.markers, section["markers"]);
    if (section["markers"].is_array() && items(section["markers"]).empty())
        section["markers"].error("no marker counts for the branch", "name those that its people carry");
    const auto share = as_share(plain(section["share"], reading.names));
    steer.share = share.value_or(0);
    return share;
}

/// What holds of steered branches together: they stand side by side, count each marker once and share all of them.
class Steering {
public:
    void add(const Field& branch, const Field& steer, const model::Branch& read, std::optional<double> share,
             const Names& names) {
        if (!steer) {
            over_ = over_ || last_;
            return;
        }
        if (over_)
            branch.error("a steered branch apart from the others",
                         "put the branches with steer side by side");
        for (const auto marker : read.steer.markers)
            if (!markers_.insert(marker).second)
                steer.child("markers").error(
                    "the marker " + in_quotes(names.markers.names[marker]) + " counts for two branches",
                    "name it in one of them");
        sound_ = sound_ && share;
        sum_ += share.value_or(0);
        last_ = steer;
    }

    void check_sum() const {
        if (last_ && sound_ && !(std::abs(sum_ - 1) <= most_off))
            last_.error("the shares of the steered branches sum to " + written(std::round(sum_ * 1e6) / 1e6) +
                            ", not to 1",
                        "write shares that share out everybody: 0.5 and 0.5, or 0.3333 three times");
    }

private:
    std::set<std::uint16_t> markers_;
    double sum_ = 0;
    bool sound_ = true;
    bool over_ = false;
    Field last_;
};

}  // namespace

std::span<const Key> steer_keys() { return of_steer; }
std::span<const Key> choose_keys() { return all_choose_keys; }
std::span<const Key> branch_keys() { return of_branch; }

model::Choose read_choose(const StageReading& reading, std::vector<model::Route>& routes) {
    model::Choose choose;
    const auto fields = items(reading.keys["branches"]);
    if (reading.keys["branches"].is_array() && fields.empty())
        reading.keys["branches"].error("there is no branch", "add { otherwise = true, to = \"STAGE\" }");
    Steering steering;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Section section(fields[i], {of_branch}, "a branch");
        if (!section) continue;
        check_test(section, i + 1 == fields.size());
        model::Branch branch;
        branch.when = read_condition(section["when"], reading.names, reading.pathway);
        branch.by_chance = vary(branch.chance, section["chance"], reading.names, as_chance);
        const auto share = read_steer(section, reading, branch.steer);
        steering.add(fields[i], section["steer"], branch, share, reading.names);
        branch.route = static_cast<std::uint16_t>(routes.size());
        auto route = read_route(section["to"], reading.names, reading.pathway);
        route.missing = false;  // A branch without `to` has been reported.
        const bool ends = route.to == model::nowhere;
        route.ending = ends ? "end" : reading.names.stages.names[route.to];
        if (!ends) route.ending.erase(0, route.ending.find('.') + 1);
        routes.push_back(std::move(route));
        choose.branches.push_back(std::move(branch));
    }
    steering.check_sum();
    return choose;
}

}  // namespace caseload::scenarios
