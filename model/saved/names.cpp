#include "model/saved/names.hpp"

#include <algorithm>

#include "model/office/curves.hpp"
#include "model/office/diary.hpp"
#include "model/office/services.hpp"

namespace caseload::model {

namespace {

SavedDesk desk_of(const Model& model, std::uint16_t office) {
    const Services services(model, office);
    SavedDesk desk{.unit_of_role = services.unit_of_role,
                   .unit_of_resource = services.unit_of_resource,
                   .line_of_stage = services.line_of_stage,
                   .needs_of_stage = services.needs_of_stage,
                   .kept_by_stage = services.kept_by_stage,
                   .needs = {},
                   .queues = {}};
    const auto add = [&](sim::NeedsId id) {
        auto& list = desk.needs.emplace_back();
        for (const sim::Need& need : services.desk.needs(id)) list.emplace_back(need.unit, need.count);
    };
    for (std::size_t s = 0; s < model.stages.size(); ++s) {
        if (services.line_of_stage[s] < 0) continue;
        add(services.needs_of_stage[s]);
        add(services.kept_by_stage[s]);
    }
    for (const QueueDeclaration& queue : model.offices[office].queues) {
        desk.queues.push_back(
            {queue.name,
             {static_cast<std::int32_t>(queue.order), static_cast<std::int32_t>(queue.preempt), queue.room}});
    }
    return desk;
}

SavedOffice office_of(const Setup& setup, std::uint16_t index) {
    const Office& office = setup.model.offices[index];
    SavedOffice saved{.name = office.name,
                      .register_id = office.register_id,
                      .area = setup.area_of_office[index],
                      .staff = {},
                      .resources = {},
                      .desk = desk_of(setup.model, index)};
    for (const StaffGroup& group : office.staff) saved.staff.push_back({group.role, group.count, group.name});
    for (const ResourceCount& held : office.resources)
        saved.resources.emplace_back(held.resource, held.count);
    return saved;
}

SavedMeasure measure_of(const sim::Measure& measure) {
    SavedMeasure saved{.name = measure.name,
                       .groups = measure.groups,
                       .by_stage = std::uint8_t{measure.by_stage},
                       .axis = measure.axis,
                       .margins = {}};
    for (const sim::Margin& margin : measure.margins) {
        saved.margins.push_back(
            {std::uint8_t{margin.office}, std::uint8_t{margin.stage}, std::uint8_t{margin.period}});
    }
    return saved;
}

}  // namespace

bool SavedLayout::operator==(const SavedLayout& other) const {
    const auto same_bits = [](const Layout::Bits& one, const Layout::Bits& another) {
        return one.word == another.word && one.shift == another.shift && one.width == another.width;
    };
    return strands == other.strands && clocks == other.clocks && totals == other.totals &&
           attributes == other.attributes && visits == other.visits && judged == other.judged &&
           kept == other.kept && width == other.width &&
           std::ranges::equal(attribute_bits, other.attribute_bits, same_bits);
}

SavedNames::SavedNames(const Setup& setup)
    : start(setup.model.start),
      end(setup.model.end),
      measured_from(setup.model.measured_from),
      clocks(setup.model.clocks),
      clock_deadlines(names_of_clock_deadlines(setup.model)),
      markers(setup.model.markers),
      roles(setup.model.roles),
      skills(setup.model.skills),
      resources(setup.model.resources),
      areas(setup.measured.areas),
      queues(setup.measured.queue_names),
      arrivals(setup.model.arrivals.size()),
      diary_days(model::diary_days(setup.model)),
      outcomes(setup.model.outcomes) {
    const Model& model = setup.model;
    layout = {setup.layout.strands,    setup.layout.clocks, setup.layout.totals,
              setup.layout.attributes, setup.layout.visits, setup.layout.judged,
              setup.layout.kept,       setup.layout.width,  setup.layout.attribute_bits};
    for (const Pathway& pathway : model.pathways) pathways.push_back(pathway.name);
    for (std::size_t s = 0; s < model.stages.size(); ++s) {
        const Stage& stage = model.stages[s];
        stages.push_back({.name = model.full_name(stage),
                          .does = static_cast<std::uint8_t>(stage.does()),
                          .visits_slot = static_cast<std::int16_t>(stage.visits_slot),
                          .keeper = setup.keeper_of_stage[s],
                          .queue = setup.queue_of_stage[s]});
    }
    for (const Attribute& attribute : model.attributes)
        attributes.emplace_back(attribute.name, attribute.levels);
    for (const Provider& provider : model.providers) providers.push_back(provider.name);
    for (const Cause& cause : model.outcomes.causes) causes.push_back(cause.name);
    for (std::uint16_t office = 0; office < model.offices.size(); ++office)
        offices.push_back(office_of(setup, office));
    const auto add_source = [&](std::uint16_t office, const std::string& name) {
        sources.push_back(std::to_string(model.offices[office].register_id) + "/" + name);
    };
    for (const ArrivalSource& source : model.arrivals) add_source(source.office, source.name);
    for (const Stock& stock : model.stock) add_source(stock.office, stock.name);
    const sim::DeclaredMeasures& declared = setup.measured.declared;
    const sim::Dimensions& sizes = declared.dimensions();
    dimensions = {sizes.stages, sizes.weeks, sizes.claim_days};
    const Curves curves(setup);
    curve_days = curves.days;
    curve_history = curves.on_benefit_before.size();
    curve_groups = declared.measure(setup.measured.on_benefit).groups;
    for (const sim::Measure& measure : declared.measures()) measures.push_back(measure_of(measure));
}

}  // namespace caseload::model
