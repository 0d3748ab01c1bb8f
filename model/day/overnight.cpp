#include "model/day/overnight.hpp"

#include <utility>
#include <vector>

#include "model/claims/claim.hpp"
#include "model/sessions/group_sessions.hpp"
#include "model/stages/placement.hpp"

namespace caseload::model {

namespace {

/// Takes a person out of this office, with all that is booked here, and posts the record.
void depart(Site& site, std::uint32_t person_id, Request request) {
    request.kind = Request::Kind::move;
    request.from = site.index;
    take_referrals(site, person_id, request);
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        const Who who{person_id, s};
        const Strand& strand = site.strand(who);
        if (s == request.strand || strand.stage == nowhere || strand.suspended != 0) continue;
        if (const auto* placement = std::get_if<Placement>(&site.stage_of(who).kind)) {
            move_out(site, who, *placement);
        } else if (site.stage_of(who).does() != Does::decision_maker) {
            site.withdraw(who);
        }
        site.levels.stages[strand.stage].change(site.now(), -1);
    }
    release_kept(site, person_id);
    const Person person = site.people[person_id];
    if (person.head().coach != no_coach) --site.diary.members[person.head().coach].own_people;
    if (site.logging()) {
        const Who who =
            request.strand == no_strand ? main_strand(site, person_id) : Who{person_id, request.strand};
        site.note(who, {.event = LogEvent::requested,
                        .details = {{DetailKey::to, site.model().offices[request.to].name}}});
    }
    request.record.assign(person.bytes().begin(), person.bytes().end());
    site.levels.inside.change(site.now(), -1);
    site.levels.markers[person.head().marker].change(site.now(), -1);
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) ++person.strand(s).generation;
    ++person.head().claim_generation;
    site.people.remove(person_id);
    site.outbox.push_back(std::move(request));
}

/// How long somebody has been in a stage counts on where the stage lasts; whoever was to be seen here asks anew.
bool lasts_on(Does does) {
    return does == Does::wait || does == Does::reviews || does == Does::daily_reviews;
}

/// The strand stands in its stage here, with nothing booked: only now may anything happen to it.
void settle_in(Site& site, Who who) {
    Strand& strand = site.strand(who);
    const Does does = site.stage_of(who).does();
    site.levels.stages[strand.stage].change(site.now(), +1);
    ++strand.generation;
    if (does == Does::placement) return;
    strand.detail = no_booking;
    strand.phase = 0;
    // The number of a review names its draws.
    if (does != Does::reviews) strand.count = 0;
    if (!lasts_on(does)) strand.since = site.setup->layout.seconds_of(site.now());
}

/// The stage goes on here: nothing is counted as an entry, and its draws are what they were.
void go_on(Site& site, Who who) {
    const Stage& stage = site.stage_of(who);
    if (const auto* placement = std::get_if<Placement>(&stage.kind)) return move_in(site, who, *placement);
    std::visit([&](const auto& kind) { begin(site, who, kind); }, stage.kind);
}

void note_arrival(Site& site, std::uint32_t id, const Request& request) {
    site.measure(site.setup->measured.transferred, -1, 0, 1, 1);
    if (!site.logging()) return;
    const Office& from = site.model().offices[request.from];
    const Who who = request.strand == no_strand ? main_strand(site, id) : Who{id, request.strand};
    site.note(who, {.event = LogEvent::transferred,
                    .details = {{DetailKey::from, from.name}, {DetailKey::area, from.area}}});
}

/// Every strand goes on at the stage it was in, with new bookings and a new coach; then what the move itself leads to.
void settle_person(Site& site, std::uint32_t id, const Request& request) {
    const auto strands = static_cast<std::uint8_t>(site.model().pathways.size());
    // Until it enters, the strand that has moved stands interrupted where it is going to: a reaction may still send it
    // elsewhere, and nobody is done before.
    if (request.strand != no_strand) {
        Strand& moving = site.strand({id, request.strand});
        moving.stage = request.stage;
        moving.suspended = 1;
    }
    // What one strand leads to may end another: all stand here before the first goes on.
    std::vector<std::pair<Who, std::uint16_t>> going_on;
    for (std::uint8_t s = 0; s < strands; ++s) {
        const Who who{id, s};
        if (site.strand(who).stage == nowhere || site.strand(who).suspended != 0) continue;
        if (site.stage_of(who).does() == Does::decision_maker) continue;
        settle_in(site, who);
        going_on.emplace_back(who, site.strand(who).generation);
    }
    bring_referrals(site, id, request);
    if (!site.people.alive(id)) return;  // gone on to another office
    for (const auto& [who, generation] : going_on) {
        if (site.strand(who).generation == generation) go_on(site, who);
        if (!site.people.alive(id)) return;
    }
    site.react(id, Happening::moved);
    if (!site.people.alive(id)) return;
    if (request.strand == no_strand) return site.remove_if_done(id);
    const Strand& moving = site.strand({id, request.strand});
    if (moving.stage != request.stage || moving.suspended == 0) return site.remove_if_done(id);
    site.enter({id, request.strand}, request.stage);
}

void arrive_from_elsewhere(Site& site, const Request& request) {
    const std::uint32_t id = site.people.add(request.record);
    const Person person = site.people[id];
    person.head().coach = no_coach;
    site.levels.inside.change(site.now(), +1);
    site.levels.markers[person.head().marker].change(site.now(), +1);
    note_arrival(site, id, request);
    reconsider_claim(site, id);
    const auto& areas = site.setup->area_of_office;
    site.moved_within_area = areas[request.from] == areas[site.index];
    settle_person(site, id, request);
    site.moved_within_area = false;
}

/// HTW-5: the limit is of the year in which the request was made.
Request answer_place_request(Providers& providers, const Request& request) {
    Request reply = request;
    const auto left = providers.take(request.provider, request.area, sim::day_of(request.start));
    reply.kind = left ? Request::Kind::place_granted : Request::Kind::place_refused;
    reply.left = left.value_or(0);
    return reply;
}

}  // namespace

void move_away(Site& site, Who who, std::uint16_t stage) {
    Request request;
    request.to = static_cast<std::uint16_t>(site.model().stages[stage].office);
    request.strand = who.strand;
    request.stage = stage;
    depart(site, who.person, std::move(request));
}

void move_office(Site& site, std::uint32_t person, std::uint16_t to) {
    Request request;
    request.to = to;
    request.strand = no_strand;
    depart(site, person, std::move(request));
}

void take_answers(Site& site) {
    std::vector<Request> answers;
    answers.swap(site.inbox);
    for (const Request& request : answers) {
        if (request.kind == Request::Kind::move) {
            arrive_from_elsewhere(site, request);
        } else {
            take_answer(site, request);
        }
    }
}

void answer(std::vector<Site>& sites, Providers& providers, Request& request) {
    switch (request.kind) {
    case Request::Kind::place:
        sites[request.from].inbox.push_back(answer_place_request(providers, request));
        break;
    case Request::Kind::place_given_back:
        providers.give_back(request.provider, request.area, request.year);
        break;
    default: answer(sites, request);
    }
}

void answer(std::vector<Site>& sites, Request& request) {
    if (request.kind == Request::Kind::seat) {
        const Request reply = answer_seat_request(sites[request.to], request);
        sites[reply.to].inbox.push_back(reply);
    } else {
        sites[request.to].inbox.push_back(std::move(request));
    }
}

}  // namespace caseload::model
