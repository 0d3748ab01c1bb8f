#include "model/stages/placement_places.hpp"

#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/placement_course.hpp"
#include "model/stages/placement_weeks.hpp"
#include "model/stages/stages.hpp"
#include "model/waits/stays.hpp"

namespace caseload::model {

namespace {

constexpr std::uint64_t reach = sim::named(".reach");

/// A place's provider, area and year, with which every word about it begins.
Request about_place(const Site& site, Who who, const Placement& stage, Request::Kind kind,
                    sim::Day referred) {
    Request request;
    request.kind = kind;
    request.strand = who.strand;
    request.from = site.index;
    request.to = site.index;
    request.person = who.person;
    request.start = site.now();
    request.provider = stage.provider;
    request.area = site.setup->area_of_office[site.index];
    request.year =
        static_cast<std::uint16_t>(year_of_limit(site.model().providers[stage.provider], referred));
    return request;
}

void measure_place(Site& site, sim::MeasureId id, const Request& request) {
    site.count(id, {.group = site.setup->measured.place_group(request.provider, request.area, request.year)});
}

void note_place(Site& site, Who who, LogEvent event, const Request& request) {
    if (!site.logging()) return;
    const Provider& provider = site.model().providers[request.provider];
    const std::chrono::year_month_day first{first_day_of_limit(provider, request.year)};
    Details details{{DetailKey::provider, provider.name},
                    {DetailKey::area, site.setup->measured.areas[request.area]},
                    {DetailKey::year, static_cast<int>(first.year())}};
    if (request.kind == Request::Kind::place_granted) details.push_back({DetailKey::left, request.left});
    site.note(who, {.event = event, .details = std::move(details)});
}

void send_back(Site& site, Request request) {
    request.kind = Request::Kind::place_given_back;
    site.outbox.push_back(std::move(request));
}

}  // namespace

void ask_for_place(Site& site, Who who, const Placement& stage) {
    set_phase(site, who, PlacementPhase::asking);
    Request request = about_place(site, who, stage, Request::Kind::place, site.today());
    request.stage = site.strand(who).stage;
    request.generation = site.strand(who).generation;
    note_place(site, who, LogEvent::requested, request);
    site.outbox.push_back(std::move(request));
}

void give_place_back(Site& site, Who who, const Placement& stage) {
    Request request =
        about_place(site, who, stage, Request::Kind::place_given_back, referral_day(site, who, stage));
    measure_place(site, site.setup->measured.places_given_back, request);
    note_place(site, who, LogEvent::place_given_back, request);
    site.outbox.push_back(std::move(request));
}

void use_place(Site& site, Who who, const Placement& stage) {
    const Request request =
        about_place(site, who, stage, Request::Kind::place, referral_day(site, who, stage));
    measure_place(site, site.setup->measured.places_used, request);
    note_place(site, who, LogEvent::place_used, request);
}

void take_place_answer(Site& site, const Request& request) {
    const Who who{request.person, request.strand};
    const bool granted = request.kind == Request::Kind::place_granted;
    const bool lapsed = request.person >= site.people.places() || !site.people.alive(request.person) ||
                        site.strand(who).stage != request.stage ||
                        site.strand(who).generation != request.generation;
    if (lapsed) {
        if (granted) send_back(site, request);
        return;
    }
    const Measured& measured = site.setup->measured;
    measure_place(site, granted ? measured.places_granted : measured.turned_away, request);
    note_place(site, who, granted ? LogEvent::granted : LogEvent::refused, request);
    take_place(site, who, std::get<Placement>(site.stage_of(who).kind), granted, request.left);
}

void give_up(Site& site, Who who, const Placement& stage) {
    switch (phase_of(site, who)) {
    case PlacementPhase::engaging:
    case PlacementPhase::sourcing: give_place_back(site, who, stage); break;
    case PlacementPhase::placed:
        if (site.logging()) site.note(who, {.event = LogEvent::placement_ended});
        break;
    default: break;
    }
    set_phase(site, who, PlacementPhase::over);
}

void move_out(Site& site, Who who, const Placement& stage) {
    const PlacementPhase phase = phase_of(site, who);
    if (phase != PlacementPhase::engaging && phase != PlacementPhase::sourcing) return;
    give_place_back(site, who, stage);
    set_phase(site, who, PlacementPhase::moved);
}

void move_in(Site& site, Who who, const Placement& stage) {
    const PlacementPhase phase = phase_of(site, who);
    Strand& at = site.strand(who);
    switch (phase) {
    case PlacementPhase::asking:
        // Nobody has been referred yet: another place is asked for here.
        begin_another_stay(site, who);
        begin_stay(site, who);
        return ask_for_place(site, who, stage);
    case PlacementPhase::moved: return leave_placement(site, who, placement_not_started);
    case PlacementPhase::over: return take_up(site, who, stage);  // its ending led here before it was taken
    case PlacementPhase::placed:
    case PlacementPhase::engaging_again:
    case PlacementPhase::sourcing_again: break;
    default: return site.schedule(who, site.setup->layout.time_of(at.detail));
    }
    // HTW-120 to 123: it goes on within reach; in the same area another is found for the remaining time.
    const DayNumber start = site.people[who.person].clock(stage.start_clock);
    const auto attempt = static_cast<std::uint32_t>((site.setup->layout.number_of(site.today()) - start) / 7);
    const bool within = site.in_hand.moved_within_area;
    const bool reaches =
        site.occurs(who, reach, within ? stage.reach_same_area : stage.reach_other_area, attempt);
    if (!reaches && !within) return leave_placement(site, who, placement_out_of_reach);
    if (phase == PlacementPhase::engaging_again)
        return site.schedule(who, site.setup->layout.time_of(at.detail));
    if (!reaches && phase == PlacementPhase::placed) {
        if (site.logging()) site.note(who, {.event = LogEvent::placement_ended});
        begin_sourcing(site, who, stage, PlacementPhase::sourcing_again);
    }
    schedule_week(site, who, stage);
}

}  // namespace caseload::model
