#include "scenarios/reader/pathways.hpp"

#include "model/plan/pathway_checks.hpp"
#include "scenarios/reader/stages/kinds.hpp"
#include "scenarios/reader/stages/pathway_places.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/conditions.hpp"
#include "scenarios/reader/values/routes.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key of_pathway[] = {
    {"stages", Kind::table, "The stages, by name", "required"},
    {"on", Kind::table, "What the strand does when something happens to the claim"},
};

constexpr Key of_on[] = {
    {"claim_closed", Kind::list, "Reactions to the claim's end, in order: the first whose condition holds"},
    {"reclaim", Kind::list, "... to coming back to benefit"},
    {"moved", Kind::list, "... to a move to another office"},
    {"sanctioned", Kind::list, "... to a sanction"},
};

constexpr Key of_reaction[] = {
    {"when", Kind::condition, "Holds always where there is none"},
    {"to", Kind::name,
     "A stage, \"resume\" (the interrupted stage), \"suspend\" (out of the stage, which is then the "
     "interrupted one), \"stay\" or \"end\"",
     "stay"},
};

model::Reaction read_reaction(const Field& field, const Names& names, std::uint16_t pathway) {
    model::Reaction reaction;
    const Section section(field, {of_reaction, action_keys()}, "a reaction");
    if (!section) return reaction;
    reaction.when = read_condition(section["when"], names, pathway);
    const auto to = section["to"].is_text() ? as_text(section["to"]).value_or("stay") : "stay";
    if (to == "resume") {
        reaction.then = model::Reaction::Then::resume;
    } else if (to == "suspend") {
        reaction.then = model::Reaction::Then::suspend;
    } else if (to == "end") {
        reaction.then = model::Reaction::Then::end;
    } else if (to != "stay") {
        reaction.then = model::Reaction::Then::go;
        reaction.to = read_target(section["to"], names, pathway);
    } else if (section["to"] && !section["to"].is_text()) {
        section["to"].wrong_kind("a stage", "write its name, \"resume\", \"suspend\", \"stay\" or \"end\"");
    }
    reaction.actions = read_actions(section, names, pathway);
    return reaction;
}

void check_stage_name(const Field& field, const std::string& name) {
    for (const auto* word : {"end", "resume", "suspend", "stay"})
        if (name == word)
            field.error_at_key("no stage can have this name: in routes it means something else",
                               "give the stage another name");
}

void read_pathway(const Field& field, const Names& names, std::uint16_t index, model::Model& model) {
    const Section section(field, {of_pathway}, "a pathway");
    if (!section) return;
    auto& pathway = model.pathways[index];
    for (const auto& [name, stage] : entries(section["stages"])) {
        check_stage_name(stage, name);
        const auto known = names.stages.find(pathway.name + "." + name);
        if (!known) continue;
        model.stages[*known].name = name;
        model.stages[*known].pathway = index;
        pathway.stages.push_back(*known);
    }
    const Section on(section["on"], {of_on}, "on");
    if (!on) return;
    for (std::size_t h = 0; h < model::happenings; ++h)
        for (const auto& reaction : items(on[of_on[h].name]))
            pathway.on[h].push_back(read_reaction(reaction, names, index));
}

}  // namespace

void read_pathways(const Field& pathways, const Names& names, model::Model& model) {
    model.pathways.resize(names.pathways.size());
    model.stages.resize(names.stages.size());
    for (const auto& attribute : names.attributes.names)
        if (is_condition_key(attribute))
            pathways.error("the attribute " + in_quotes(attribute) + " has the name of a key of conditions",
                           "give the attribute another name");
    for (const auto& [name, field] : entries(pathways)) {
        const auto index = names.pathways.find(name);
        if (!index) continue;
        model.pathways[*index].name = name;
        read_pathway(field, names, *index, model);
    }
    for (std::uint16_t s = 0; s < model.stages.size(); ++s) {
        const auto field = place_of_stage(pathways, model, s);
        if (!field || !read_stage(field, names, s, model)) continue;
        for (const auto& finding : model::missing_routes(model, s)) report(pathways, model, finding);
    }
}

std::vector<KeyTable> pathway_key_tables() {
    std::vector<KeyTable> tables{
        {"pathways.*", "A pathway: one strand of a life", of_pathway},
        {"pathways.*.on", "Reactions", of_on},
        {"pathways.*.on.*[]", "A reaction", of_reaction},
        {"pathways.*.on.*[]", "A reaction", action_keys()},
        {"route", "A route with something to do on the way", route_keys()},
        {"route", "A route with something to do on the way", action_keys()},
        {"start", "Beginning another strand", start_keys()},
        {"condition", "A condition over a case: all of its keys hold; attributes are keys too",
         condition_keys()},
    };
    const auto stages = stage_key_tables();
    tables.insert(tables.end(), stages.begin(), stages.end());
    return tables;
}

}  // namespace caseload::scenarios
