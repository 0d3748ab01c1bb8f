#include "model/office/site.hpp"

#include <algorithm>

namespace caseload::model {

Site::Site(const Setup& the_setup, std::uint16_t office_index, sim::Luck the_luck)
    : setup(&the_setup), index(office_index), luck(the_luck), branched{.first_day = the_setup.model.start} {
    agenda = sim::Agenda(sim::Time{model().start});
    people = People(setup->layout);
    diary = OfficeDiary(model(), index, luck);
    bookings_by_day.resize(static_cast<std::size_t>(diary_days(model())));
    services = Services(model(), index);
    ledger = sim::Ledger(setup->measured.declared);
    times_in_stage.resize(model().stages.size());
    times_late.resize(model().stages.size());
    stays.at_start.resize(model().stages.size());
    stays.seconds.resize(model().stages.size());
    curves = Curves(*setup);
    candidates.resize(setup->source_hash.size());
    arrived.resize(setup->source_hash.size());
    elsewhere.resize(model().markers.size());
    places_left.resize(model().providers.size());
    const std::size_t stages = model().stages.size();
    const std::size_t units = model().roles.size() + model().resources.size();
    const auto levels_of = [&](std::size_t count) {
        return std::vector<Level>(count, Level{0, agenda.now(), 0, 0});
    };
    levels.stages = levels_of(stages);
    levels.queues = levels_of(setup->measured.queue_names.size());
    levels.units_busy = levels_of(units);
    levels.units_capacity = levels_of(units);
    levels.units_beyond = levels_of(units);
    levels.markers = levels_of(model().markers.size());
    levels.inside = Level{0, agenda.now(), 0, 0};
    for (std::size_t resource = 0; resource < model().resources.size(); ++resource) {
        const std::int32_t unit = services.unit_of_resource[resource];
        if (unit < 0 || !office().always_open) continue;
        levels.units_capacity[model().roles.size() + resource].level =
            services.desk.capacity(static_cast<sim::Unit>(unit));
    }
    sessions.coming.resize(stages);
    sessions.not_planned.resize(stages);
    sessions.waiting_list.resize(stages);
    sessions.planned_until = model().start;
}

sim::Identity Site::identity(std::uint32_t person) {
    const Head& head = people[person].head();
    const sim::Day day = setup->layout.day_of(head.arrived);
    const auto date = static_cast<std::uint32_t>(day.time_since_epoch().count());
    return {std::uint64_t{model().offices[setup->source_office[head.source]].register_id} << 32 |
                setup->source_hash[head.source],
            std::uint64_t{date} << 32 | head.number};
}

sim::Draw Site::draw(Who who, std::uint64_t decision, std::uint32_t attempt) {
    const Stage& stage = stage_of(who);
    const Person person = people[who.person];
    const int visits = stage.visits_slot < 0 ? 1 : person.visits(static_cast<std::size_t>(stage.visits_slot));
    std::uint64_t what = stage.draw_name ^ decision;
    // Past counting, the stay itself keeps later entries from meeting the same luck again.
    if (visits == most_visits) what += person.strand(who.strand).name_of_stay();
    const auto earlier = static_cast<std::uint32_t>(visits - 1);
    return {luck, identity(who.person), what, earlier << 16 | attempt};
}

bool Site::occurs(Who who, std::uint64_t decision, const Varying<sim::Chance>& chance,
                  std::uint32_t attempt) {
    const sim::Chance& threshold = value(who, chance);
    if (!threshold.always && threshold.below == 0) return false;
    sim::Draw drawn = draw(who, decision, attempt);
    return sim::occurs(drawn, threshold);
}

sim::Day Site::deciding_day(Who who, const Anchor& anchor) {
    switch (anchor.date) {
    case Anchor::Date::now: break;
    case Anchor::Date::stage_entry: return sim::day_of(setup->layout.time_of(strand(who).since));
    case Anchor::Date::clock: {
        const DayNumber day = people[who.person].clock(static_cast<std::size_t>(anchor.clock));
        if (day != unset) return setup->layout.day_of(day);
        break;
    }
    }
    return today();
}

void Site::schedule(Who who, sim::Time when) {
    Strand& at = strand(who);
    ++at.generation;
    agenda.add({std::max(when, now()), who.person, at.generation, static_cast<std::uint8_t>(EventKind::stage),
                who.strand});
}

Who main_strand(Site& site, std::uint32_t person) {
    const Model& model = site.model();
    const std::size_t source = site.people[person].head().source;
    const std::size_t streams = model.arrivals.size();
    const std::uint16_t pathway =
        source < streams ? model.arrivals[source].pathway : model.stock[source - streams].pathway;
    return {person, static_cast<std::uint8_t>(pathway)};
}

}  // namespace caseload::model
