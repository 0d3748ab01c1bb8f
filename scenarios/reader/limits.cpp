#include "scenarios/reader/limits.hpp"

#include "model/plan/limits.hpp"

namespace caseload::scenarios {

namespace {

void check(const Field& where, std::size_t found, std::size_t most, const std::string& what) {
    if (found > most)
        where.error("found " + std::to_string(found) + " " + what + ", where at most " +
                    std::to_string(most) + " have room");
}

}  // namespace

void check_limits(const Field& root, const Names& names) {
    const auto tell = [&](const char* section, const NameTable& table) {
        if (table.overflowed)
            root.child(section).error("more than " + std::to_string(model::most_names) +
                                      " names of one kind: " + table.what);
    };
    for (const NameTable* table : {&names.offices, &names.roles, &names.skills, &names.resources})
        tell("offices", *table);
    for (const NameTable* table : {&names.pathways, &names.stages, &names.clocks, &names.markers})
        tell("pathways", *table);
    tell("population", names.attributes);
    tell("outcomes", names.causes);
    tell("providers", names.providers);
    // Without a list, what sets a marker declares it.
    const Field markers = root.child("markers");
    check(markers ? markers : root.child("pathways"), names.markers.size(), model::most_markers,
          "markers, \"none\" among them");
    check(root.child("outcomes"), names.causes.size(), model::most_causes, "causes of leaving");
    check(root.child("offices"), names.roles.size() + names.resources.size(), model::most_units,
          "roles and resources together");
}

void check_limits(const Field& root, const model::Model& model) {
    for (const model::Office& office : model.offices) {
        std::size_t diaries = 0;
        for (const model::StaffGroup& group : office.staff) diaries += group.count;
        for (const auto& resource : office.resources) diaries += resource.count;
        check(root.child("offices").child(office.name), diaries, model::most_diaries,
              "members of staff and units of resources");
    }
    check(root.child(model.arrivals.empty() ? "stock" : "arrivals"),
          model.arrivals.size() + model.stock.size(), model::most_sources,
          "sources of people, each counted once for every office where it is");
}

}  // namespace caseload::scenarios
