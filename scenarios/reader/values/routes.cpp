#include "scenarios/reader/values/routes.hpp"

#include <algorithm>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key of_actions[] = {
    {"marker", Kind::name, "Sets the case's marker; \"none\" takes it away"},
    {"start_clocks", Kind::names, "Clocks set to today"},
    {"stop_clocks", Kind::names, "Clocks unset"},
    {"start", Kind::one_or_more, "Begins another strand: { strand = \"PATHWAY\", at = \"STAGE\" }"},
    {"end", Kind::names, "Pathways whose strand ends"},
    {"refer_reserved", Kind::name, "Reserved decisions of this pathway go back to the decision maker"},
    {"close_claim", Kind::name, "The claim ends now, for this cause of leaving benefit"},
};

constexpr Key of_start[] = {
    {"strand", Kind::name, "The pathway that begins", "required"},
    {"at", Kind::name, "Its stage", "required"},
};

constexpr Key of_route[] = {
    {"to", Kind::name, "The next stage of the pathway, or \"end\"", "required"},
};

}  // namespace

std::span<const Key> action_keys() { return of_actions; }
std::span<const Key> start_keys() { return of_start; }
std::span<const Key> route_keys() { return of_route; }

model::Actions read_actions(const Section& section, const Names& names, std::uint16_t pathway) {
    model::Actions actions;
    if (const auto marker = resolve(names.markers, section["marker"]))
        actions.marker = static_cast<std::int16_t>(*marker);
    actions.start_clocks = resolve_all(names.clocks, section["start_clocks"]);
    actions.stop_clocks = resolve_all(names.clocks, section["stop_clocks"]);
    for (const auto& field : one_or_more(section["start"])) {
        const Section start(field, {of_start}, "a start");
        if (!start) continue;
        const auto strand = resolve(names.pathways, start["strand"]);
        if (!strand) continue;
        const auto stage = resolve_stage(names, start["at"], *strand);
        if (!stage) continue;
        if (pathway_of(names, *stage) != *strand)
            start["at"].error(
                "the stage belongs to another pathway than " + in_quotes(names.pathways.names[*strand]),
                "name the pathway of the stage as the strand");
        else if (*strand == pathway)
            start["strand"].error("a strand cannot begin itself", "use a route: to = \"STAGE\"");
        else
            actions.starts.push_back({*strand, *stage});
    }
    actions.ends = resolve_all(names.pathways, section["end"]);
    if (const auto strand = resolve(names.pathways, section["refer_reserved"]))
        actions.refer_reserved = static_cast<std::int16_t>(*strand);
    if (const auto cause = resolve(names.causes, section["close_claim"]))
        actions.close_claim = static_cast<std::int16_t>(*cause);
    return actions;
}

model::Actions read_nested_actions(const Field& field, const Names& names, std::uint16_t pathway) {
    const Section section(field, {of_actions}, "what is done");
    return section ? read_actions(section, names, pathway) : model::Actions{};
}

std::uint16_t read_target(const Field& field, const Names& names, std::uint16_t pathway) {
    if (field.is_text() && as_text(field) == "end") return model::nowhere;
    const auto stage = resolve_stage(names, field, pathway);
    if (!stage) return model::nowhere;
    const auto other = pathway_of(names, *stage);
    if (other == pathway) return *stage;
    field.error("a route stays within its pathway, and this stage belongs to " +
                    in_quotes(names.pathways.names[other]),
                "begin the other strand by start = { strand = " + in_quotes(names.pathways.names[other]) +
                    ", at = \"STAGE\" }");
    return model::nowhere;
}

model::Route read_route(const Field& field, const Names& names, std::uint16_t pathway) {
    model::Route route;
    route.missing = !field;
    if (!field) return route;
    if (!field.is_table()) {
        if (field.is_text())
            route.to = read_target(field, names, pathway);
        else
            field.wrong_kind("a stage", "write its name, \"end\", or { to = \"STAGE\", marker = \"...\" }");
        return route;
    }
    const Section section(field, {of_route, of_actions}, "a route");
    route.to = read_target(section["to"], names, pathway);
    route.actions = read_actions(section, names, pathway);
    return route;
}

std::vector<model::Route> read_routes(const Field& to, model::Does does, const Names& names,
                                      std::uint16_t pathway) {
    const auto endings = model::endings_of(does);
    const std::vector<std::string> valid(endings.begin(), endings.end());
    const std::string kind(model::name_of(does));
    if (to && !to.is_table() && !to.is_text())
        to.wrong_kind("routes",
                      "write to = { " + valid.front() + " = \"STAGE\" }, or one stage for every ending");
    for (const auto& [name, field] : to.children())
        if (std::find(valid.begin(), valid.end(), name) == valid.end())
            field.error_at_key("no ending of a stage that does " + in_quotes(kind),
                               did_you_mean(name, valid));
    std::vector<model::Route> routes;
    for (const auto& ending : valid) {
        auto route =
            to.is_text() ? read_route(to, names, pathway) : read_route(to.child(ending), names, pathway);
        route.ending = ending;
        routes.push_back(std::move(route));
    }
    return routes;
}

}  // namespace caseload::scenarios
