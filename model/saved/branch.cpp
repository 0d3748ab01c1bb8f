#include "model/saved/branch.hpp"

#include <algorithm>
#include <limits>

#include "model/office/site.hpp"
#include "model/saved/maps.hpp"
#include "model/saved/saved.hpp"

namespace caseload::model {

namespace {

constexpr std::size_t no_office = std::numeric_limits<std::size_t>::max();

/// What the dates of the two scenarios must have in common.
void check_dates(const SavedRun& run, const SavedNames& names, Refusals& refusals) {
    const auto differ = [&](const std::string& what, sim::Day state, sim::Day variant) {
        refusals.differs(what + " (" + sim::iso(state) + " in the state, " + sim::iso(variant) +
                         " in the scenario)");
    };
    if (names.start != run.names.start) differ("the first day differs", run.names.start, names.start);
    // Whoever does not turn within the run is not kept, and curves are cut at its end.
    if (names.end != run.names.end && !run.names.causes.empty())
        differ("the last day differs, and so does what was kept of claims", run.names.end - sim::Days{1},
               names.end - sim::Days{1});
    // Its last day has called for no other to open.
    if (run.day == run.names.end && run.day < names.end)
        refusals.differs("the state is of the end of its run, which cannot be made longer");
    if (run.day > names.end) differ("the scenario ends before the state", run.day, names.end);
    const bool measured = run.day > std::min(names.measured_from, run.names.measured_from);
    if (measured && names.measured_from != run.names.measured_from)
        differ("measuring has begun and begins on another day", run.names.measured_from, names.measured_from);
}

void map_agenda(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps) {
    std::vector<sim::Event> events;
    // The units of the desk, by role and resource.
    const SavedDesk& state = maps.from->offices[office].desk;
    const SavedDesk& variant = maps.to->offices[static_cast<std::size_t>(maps.offices[office])].desk;
    const auto unit = [&](std::uint32_t number) {
        for (std::size_t role = 0; role < state.unit_of_role.size(); ++role) {
            if (state.unit_of_role[role] == static_cast<std::int32_t>(number) && maps.roles[role] >= 0)
                return variant.unit_of_role[static_cast<std::size_t>(maps.roles[role])];
        }
        return std::int32_t{-1};
    };
    for (sim::Event event : from.agenda.waiting()) {
        std::int32_t actor = 0;
        switch (static_cast<EventKind>(event.kind)) {
        case EventKind::arrival:
            event.actor = static_cast<std::uint32_t>(actor = maps.sources[event.actor]);
            break;
        case EventKind::capacity: event.actor = static_cast<std::uint32_t>(actor = unit(event.actor)); break;
        case EventKind::stage: {
            actor = maps.pathways[event.strand];
            event.strand = static_cast<std::uint8_t>(actor);
            break;
        }
        case EventKind::day_opens:
        case EventKind::closing:
        case EventKind::session:
        case EventKind::claim:
        case EventKind::answers: break;
        }
        if (actor >= 0) events.push_back(event);
    }
    to.agenda = sim::Agenda(from.agenda.now(), events);
}

void map_requests(const std::vector<Request>& from, std::vector<Request>& to, const Maps& maps,
                  Refusals& refusals) {
    const auto number = [&](const NumberMap& map, std::size_t old, const std::string& what) {
        const std::int32_t now = old < map.size() ? map[old] : -1;
        if (now < 0) refusals.gone(what, "requests between offices");
        return now;
    };
    for (Request request : from) {
        request.from = static_cast<std::uint16_t>(
            number(maps.offices, request.from, "office " + maps.from->offices[request.from].name));
        request.to = static_cast<std::uint16_t>(
            number(maps.offices, request.to, "office " + maps.from->offices[request.to].name));
        if (request.strand != no_strand) {
            request.strand = static_cast<std::uint8_t>(
                number(maps.pathways, request.strand, "pathway " + maps.from->pathways[request.strand]));
            request.stage = static_cast<std::uint16_t>(
                number(maps.stages, request.stage, "stage " + maps.from->stages[request.stage].name));
        }
        const bool place =
            request.kind == Request::Kind::place || request.kind == Request::Kind::place_granted ||
            request.kind == Request::Kind::place_refused || request.kind == Request::Kind::place_given_back;
        if (place) {
            const std::size_t provider = request.provider;
            request.provider = static_cast<std::uint16_t>(number(
                maps.providers, provider,
                "provider " +
                    (provider < maps.providers.size() ? maps.from->providers[provider] : std::string{})));
            request.area = static_cast<std::uint16_t>(number(maps.areas, request.area, "an area"));
        }
        if (!request.record.empty()) {
            std::vector<std::byte> record(maps.to->layout.width);
            map_record(request.record.data(), record.data(), no_office, maps, refusals);
            request.record = std::move(record);
        }
        for (Referral& referral : request.referrals) {
            referral.stage =
                static_cast<std::uint16_t>(number(maps.stages, referral.stage, "a stage of decisions"));
            referral.strand = static_cast<std::uint8_t>(number(maps.pathways, referral.strand, "a pathway"));
        }
        to.push_back(std::move(request));
    }
}

void map_site(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
              Refusals& refusals) {
    map_agenda(from, to, office, maps);
    map_people(from, to, office, maps, refusals);
    map_diary(from, to, office, maps, refusals);
    map_sessions(from, to, maps, refusals);
    map_desk(from, to, office, maps, refusals);
    map_measures(from, to, maps, refusals);
    map_requests(from.outbox, to.outbox, maps, refusals);
    map_requests(from.inbox, to.inbox, maps, refusals);
    for (std::size_t s = 0; s < maps.sources.size(); ++s) {
        if (maps.sources[s] < 0) continue;
        to.candidates[static_cast<std::size_t>(maps.sources[s])] = from.candidates[s];
        to.arrived[static_cast<std::size_t>(maps.sources[s])] = from.arrived[s];
    }
    to.events = from.events;
    // A trial that goes on keeps its offices and its places; one that only begins has its own.
    if (!from.curves.trial.empty() && !to.curves.trial.empty()) to.allotment = from.allotment;
}

/// An office that only the variant has is empty, and opens for the first time on the state's day.
void begin_site(SiteState& site, sim::Day day) {
    const sim::Time now{day};
    std::vector<sim::Event> events = site.agenda.waiting();
    for (sim::Event& event : events) event = {now, event.actor, event.generation, event.kind, event.strand};
    site.agenda = sim::Agenda(now, events);
    const auto start = [now](std::vector<Level>& levels) {
        for (Level& level : levels) level.since = now;
    };
    start(site.levels.stages);
    start(site.levels.queues);
    start(site.levels.units_busy);
    start(site.levels.units_capacity);
    start(site.levels.units_beyond);
    start(site.levels.markers);
    site.levels.inside.since = now;
    site.diary.diary = closed_diary(site.diary.diary, day);
    site.diary.opened_until = day;
    site.sessions.planned_until = day;
}

}  // namespace

SavedReplication branch(const SavedReplication& saved, const SavedRun& run, const SavedNames& names,
                        SavedReplication fresh) {
    Refusals refusals;
    check_dates(run, names, refusals);
    refusals.tell();
    const Maps maps(run.names, names);
    bool inhabited = false;
    std::vector<bool> known(fresh.sites.size());
    for (std::size_t o = 0; o < saved.sites.size(); ++o) {
        const SiteState& site = saved.sites[o];
        const std::size_t people =
            site.people.words().size() * sizeof(std::uint32_t) / run.names.layout.width -
            site.people.free().size();
        inhabited = inhabited || people > 0;
        if (maps.offices[o] < 0) {
            if (people > 0)
                refusals.gone("office " + run.names.offices[o].name, "people",
                              static_cast<std::int64_t>(people));
            continue;
        }
        const auto into = static_cast<std::size_t>(maps.offices[o]);
        known[into] = true;
        map_site(site, fresh.sites[into], o, maps, refusals);
    }
    for (const auto& [name, levels] : names.attributes) {
        const bool is_new =
            std::none_of(run.names.attributes.begin(), run.names.attributes.end(),
                         [&wanted = name](const auto& entry) { return entry.first == wanted; });
        if (is_new && inhabited)
            refusals.differs("attribute " + name + " is new, and nobody of the state has it");
    }
    refusals.tell();
    for (std::size_t o = 0; o < fresh.sites.size(); ++o)
        if (!known[o]) begin_site(fresh.sites[o], run.day);
    for (std::size_t p = 0; p < maps.providers.size(); ++p) {
        for (std::size_t a = 0; a < maps.areas.size(); ++a) {
            if (maps.providers[p] < 0 || maps.areas[a] < 0) continue;
            const std::size_t place = static_cast<std::size_t>(maps.providers[p]) * names.areas.size() +
                                      static_cast<std::size_t>(maps.areas[a]);
            fresh.providers.limits()[place] = saved.providers.limits()[p * maps.areas.size() + a];
        }
    }
    fresh.day = run.day;
    return fresh;
}

std::vector<AddedMembers> added_members(const SavedNames& state, const SavedNames& variant) {
    const Maps maps(state, variant);
    std::vector<AddedMembers> found;
    for (std::size_t o = 0; o < maps.offices.size(); ++o) {
        if (maps.offices[o] >= 0 && !maps.diaries[o].added.empty())
            found.push_back({static_cast<std::uint16_t>(maps.offices[o]), maps.diaries[o].added});
    }
    return found;
}

}  // namespace caseload::model
