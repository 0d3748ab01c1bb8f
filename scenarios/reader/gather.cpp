#include "scenarios/reader/gather.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "model/plan/limits.hpp"
#include "model/plan/trial.hpp"
#include "scenarios/reader/offices/offices.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/trial.hpp"
#include "sim/draws.hpp"

namespace caseload::scenarios {

namespace {

/// The items of an array, or nothing: wrong kinds are reported by whoever reads the section.
std::vector<Field> quiet_items(const Field& field) {
    return field.is_array() ? items(field) : std::vector<Field>{};
}

/// The items of an array, or the field alone.
std::vector<Field> quiet_one_or_more(const Field& field) {
    return field.is_array() || !field ? quiet_items(field) : std::vector<Field>{field};
}

std::string quiet_text(const Field& field) {
    return field.is_text() ? field.node()->value<std::string>().value_or("") : "";
}

void add_keys(std::set<std::string>& names, const Field& table) {
    for (const auto& [name, value] : table.children()) names.insert(name);
}

/// Something by name, and the name by which it is drawn and ordered: what it is called decides nothing then.
struct Drawn {
    std::string as;
    std::string name;
    Field field;
};

/// In the order of those names.
std::vector<Drawn> in_order(const Field& table) {
    std::vector<Drawn> all;
    for (const auto& [name, field] : table.children()) {
        const std::string as = quiet_text(field.child("drawn_as"));
        all.push_back({as.empty() ? name : as, name, field});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Drawn& one, const Drawn& other) { return one.as < other.as; });
    for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i].as == all[i - 1].as)
            all[i].field.error("has the same luck as " + in_quotes(all[i - 1].name),
                               "give each a drawn_as of its own");
    return all;
}

void check_reads_as_name(const std::string& name, const Field& field) {
    if (reads_as_missing(name))
        field.error_at_key(name.empty() ? "a name without a letter"
                                        : "found the name " + in_quotes(name) +
                                              ", which readers of tables take for a missing value",
                           "give it another name: its rows would look like those about everything");
}

void gather_offices(const Field& root, Names& names) {
    std::vector<std::tuple<std::uint32_t, std::string, Field>> by_id;
    std::map<std::string, std::string> roles;  // by the name they are drawn as
    std::set<std::string> known_roles;
    std::set<std::string> skills;
    std::set<std::string> resources;
    const auto gather_office = [&](const Field& office) {
        for (const auto& [as, role, staff] : in_order(office.child("staff"))) {
            if (known_roles.insert(role).second) roles.emplace(as, role);
            add_keys(skills, staff.child("skills"));
            for (const Field& training : quiet_one_or_more(staff.child("training")))
                if (const auto skill = quiet_text(training.child("skill")); !skill.empty())
                    skills.insert(skill);
            for (const Field& member : quiet_items(staff.child("members")))
                for (const Field& held : quiet_one_or_more(member.child("skills")))
                    if (const auto skill = quiet_text(held); !skill.empty()) skills.insert(skill);
        }
        add_keys(resources, office.child("resources"));
    };
    gather_office(root.child("office_defaults"));
    for (const auto& [name, office] : root.child("offices").children()) {
        by_id.emplace_back(register_id(name, office), name, office);
        gather_office(office);
    }
    std::sort(by_id.begin(), by_id.end(), [](const auto& one, const auto& other) {
        return std::tie(std::get<0>(one), std::get<1>(one)) <
               std::tie(std::get<0>(other), std::get<1>(other));
    });
    for (std::size_t i = 0; i < by_id.size(); ++i) {
        const auto& [id, name, office] = by_id[i];
        names.offices.add(name);
        check_reads_as_name(name, office);
        if (i > 0 && std::get<0>(by_id[i - 1]) == id)
            office.error("has the same register id as " + in_quotes(std::get<1>(by_id[i - 1])),
                         "register ids name people for good: every office needs its own");
    }
    for (const auto& [as, role] : roles) {
        names.roles.add(role);
        names.roles_drawn_as.push_back(as);
    }
    for (const std::string& skill : skills) names.skills.add(skill);
    for (const std::string& resource : resources) names.resources.add(resource);
}

std::string lower(std::string text) {
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

/// Columns of databases are the same whatever the case, so that one attribute would be taken for another.
void check_case(const std::string& name, const Names& names, const Field& where) {
    std::vector<std::string> columns = names.attributes.names;
    columns.insert(columns.end(), {"office", "marker"});
    for (const std::string& column : columns)
        if (column != name && lower(column) == lower(name))
            where.error("the attribute " + in_quotes(name) + " differs from " + in_quotes(column) +
                            " by case only: tables of databases take both for one",
                        "give it another name");
}

void add_attribute(Names& names, const std::string& attribute, const std::set<std::string>& levels,
                   const Field& where) {
    const std::uint16_t index = names.attributes.add(attribute);
    if (index == names.levels.size()) check_case(attribute, names, where);
    if (index == names.levels.size()) names.levels.push_back({"level of " + in_quotes(attribute), {}, {}});
    const Field drawn_as = where.child("levels_drawn_as");
    std::multimap<std::string, std::string> in_order;
    for (const std::string& level : levels) {
        const std::string as = quiet_text(drawn_as.child(level));
        in_order.emplace(as.empty() ? level : as, level);
    }
    for (const auto& [as, level] : in_order) names.levels[index].add(level);
    if (names.levels[index].size() > model::most_levels)
        where.error("an attribute has at most " + std::to_string(model::most_levels) + " levels");
}

/// The levels named in shares: plain, by another attribute's level, or dated.
std::set<std::string> levels_of(const Field& shares, bool by) {
    std::set<std::string> levels;
    if (shares.is_array()) {
        for (const Field& regime : items(shares)) levels.merge(levels_of(regime.child("value"), by));
    } else if (by) {
        for (const auto& [level, own] : shares.children()) add_keys(levels, own);
    } else {
        add_keys(levels, shares);
    }
    return levels;
}

void gather_attributes(const Field& root, Names& names) {
    for (const Field& item : quiet_items(root.child("population"))) {
        const std::string attribute = quiet_text(item.child("attribute"));
        if (attribute.empty()) continue;
        add_attribute(names, attribute, levels_of(item.child("shares"), item.has("by")), item);
    }
    const NameTable declared = names.attributes;
    const ArmNames arm = arm_names(root.child("trial"));
    for (const char* section : {"arrivals", "stock"}) {
        for (const Field& source : quiet_items(root.child(section))) {
            for (const auto& [attribute, shares] : source.child("attributes").children()) {
                // What the population declares is complete: a level it does not know is a slip.
                if (declared.find(attribute) || (arm.allocated && attribute == arm.attribute)) continue;
                std::set<std::string> levels = levels_of(shares, false);
                if (shares.is_text()) levels.insert(quiet_text(shares));
                add_attribute(names, attribute, levels, shares);
            }
        }
    }
    // Outside first: who is there before the trial begins, in a saved state, is not in it.
    if (!arm.allocated || declared.find(arm.attribute)) return;
    add_attribute(names, arm.attribute, {}, root);
    NameTable& levels = names.levels[*names.attributes.find(arm.attribute)];
    for (const std::string& level : {std::string(model::outside_the_trial), arm.treated, arm.control})
        levels.add(level);
}

/// Calls visit(key, value) for every key below, at whatever depth.
void walk(const Field& field, const std::function<void(const std::string&, const Field&)>& visit) {
    for (const auto& [key, value] : field.children()) {
        visit(key, value);
        walk(value, visit);
    }
    for (const Field& item : quiet_items(field)) walk(item, visit);
}

void gather_pathways(const Field& root, Names& names) {
    const auto check_name = [](const std::string& name, const Field& field) {
        check_reads_as_name(name, field);
        if (name.find('.') != name.npos)
            field.error_at_key("a name with a dot in it: found " + in_quotes(name),
                               "leave out the quotes, or the dot");
    };
    names.clocks.add("claim");
    names.markers.add("none");
    const Field markers = root.child("markers");
    for (const Field& marker : quiet_items(markers))
        if (const auto name = quiet_text(marker); !name.empty()) names.markers.add(name);
    const Field pathways = root.child("pathways");
    for (const auto& [pathway, graph] : pathways.children()) {
        check_name(pathway, graph);
        names.pathways.add(pathway);
        for (const auto& [as, stage, settings] : in_order(graph.child("stages"))) {
            check_name(stage, settings);
            const auto index = names.stages.add(pathway + "." + stage);
            if (index == names.stages_drawn_as.size()) names.stages_drawn_as.push_back(pathway + "." + as);
            const std::string does = quiet_text(settings.child("does"));
            if (does == "appointment" || does == "call" || does == "reviews" || does == "daily_reviews")
                names.stages_that_book.insert(index);
        }
    }
    walk(pathways, [&](const std::string& key, const Field& value) {
        // A placement starts two clocks itself.
        if (key == "start_clocks" || key == "referral_clock" || key == "start_clock") {
            for (const Field& clock : quiet_one_or_more(value))
                if (const auto name = quiet_text(clock); !name.empty()) names.clocks.add(name);
        }
        // Without a list of markers, what sets one declares it; a condition does not.
        if (key == "marker" && !markers && value.path().find(".when.") == std::string::npos)
            if (const auto name = quiet_text(value); !name.empty()) names.markers.add(name);
    });
}

}  // namespace

ArmNames arm_names(const Field& trial) {
    const auto text_or = [&](const char* key, const char* standard) {
        const Field field = trial.child(key);
        return field ? quiet_text(field) : std::string(standard);
    };
    const std::string allocation = quiet_text(trial.child("allocation"));
    return {.attribute = text_or("arm", standard_arm),
            .treated = text_or("treated", standard_treated),
            .control = text_or("control", standard_control),
            .allocated = !allocation.empty() && allocation != "attribute"};
}

Names gather(const Field& root) {
    Names names;
    gather_offices(root, names);
    gather_attributes(root, names);
    gather_pathways(root, names);
    for (const Field& cause : quiet_items(root.child("outcomes").child("causes")))
        if (const auto name = quiet_text(cause.child("name")); !name.empty()) names.causes.add(name);
    for (const auto& [provider, settings] : root.child("providers").children()) names.providers.add(provider);
    return names;
}

}  // namespace caseload::scenarios
