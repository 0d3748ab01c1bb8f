#include <algorithm>

#include "scenarios/reader/pathways.hpp"
#include "scenarios/reader/stages/pathway_places.hpp"

namespace caseload::scenarios {

namespace {

using About = model::Finding::About;

/// What the errors so far leave uncertain, so that it is not judged.
struct Doubts {
    bool ways = false;        ///< Who comes where.
    bool times = false;       ///< How long stages take.
    bool sites = false;       ///< Who is at which office.
    bool timetables = false;  ///< When sessions are held.
};

bool has_part(const std::vector<std::string>& parts, std::initializer_list<std::string_view> any) {
    return std::any_of(any.begin(), any.end(), [&parts](std::string_view part) {
        return std::find(parts.begin(), parts.end(), part) != parts.end();
    });
}

/// The dotted path with which the message of a field's problem begins, in parts.
std::vector<std::string> path_of(const Problem& problem) {
    const auto path = problem.message.substr(0, problem.message.find(": "));
    std::vector<std::string> parts{""};
    for (const char letter : path) {
        if (letter == '.')
            parts.emplace_back();
        else
            parts.back() += letter;
    }
    return parts;
}

Doubts doubts_of(const Problems& problems) {
    constexpr std::size_t stage_itself = 4;  // pathways.PATHWAY.stages.STAGE
    Doubts doubts;
    for (const auto& problem : problems.all()) {
        if (problem.warning || problem.message.ends_with(" has no route")) continue;
        const auto path = path_of(problem);
        const bool people = path[0] == "arrivals" || path[0] == "stock";
        const bool pathway = path[0] == "pathways";
        const bool whole = pathway && path.size() <= stage_itself;
        doubts.ways |=
            people || whole || (pathway && has_part(path, {"to", "branches", "start", "on", "end", "does"}));
        doubts.times |=
            whole || (pathway && has_part(path, {"for", "until", "delay", "service", "patience", "does",
                                                 "blocks", "longest", "engagement", "sourcing", "lasting"}));
        doubts.sites |= people || path[0] == "offices" || has_part(path, {"office", "overnight"});
        doubts.timetables |= has_part(path, {"sessions", "timetable", "on_demand"});
    }
    return doubts;
}

bool doubtful(const model::Finding& finding, const Doubts& doubts) {
    switch (finding.about) {
    case About::reach:
    case About::way_out: return doubts.ways;
    case About::time: return doubts.ways || doubts.times;
    case About::site: return doubts.ways || doubts.sites;
    case About::route:
    case About::size: break;
    }
    return false;
}

/// A timetable is needed in the stage or at every office that can hold its sessions.
void check_timetable(const Field& pathways, const model::Model& model, std::uint16_t stage) {
    const auto& one = model.stages[stage];
    const auto* session = std::get_if<model::GroupSession>(&one.kind);
    if (!session || session->on_demand || !session->timetable.empty()) return;
    std::string without;
    for (std::size_t o = 0; o < model.offices.size(); ++o) {
        if (one.office >= 0 && static_cast<std::size_t>(one.office) != o) continue;
        const auto& own = model.offices[o].sessions;
        const bool timetabled =
            std::any_of(own.begin(), own.end(), [stage](const model::OfficeSessions& sessions) {
                return sessions.stage == stage && !sessions.timetable.empty();
            });
        if (!timetabled) without += (without.empty() ? "" : ", ") + model.offices[o].name;
    }
    if (without.empty()) return;
    place_of_stage(pathways, model, stage)
        .error_at_key(
            "no session is ever held in " + without + ": there is no timetable, and none on demand",
            "add timetable = [\"Mon 10:00\"] or on_demand = true to the stage, or [offices.NAME.sessions." +
                one.name + "] timetable = [\"Mon 10:00\"]");
}

}  // namespace

void check_pathways(const Field& pathways, const Names&, const model::Model& model) {
    const auto doubts = doubts_of(pathways.problems());
    for (std::size_t p = 0; p < model.pathways.size(); ++p)
        for (const auto& finding : model::findings(model, p))
            if (!doubtful(finding, doubts)) report(pathways, model, finding);
    if (doubts.timetables) return;
    for (std::uint16_t s = 0; s < model.stages.size(); ++s) check_timetable(pathways, model, s);
}

}  // namespace caseload::scenarios
