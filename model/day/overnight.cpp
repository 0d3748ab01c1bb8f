#include "model/day/overnight.hpp"

#include <utility>
#include <vector>

#include "model/claims/claim.hpp"
#include "model/office/log.hpp"
#include "model/sessions/brigading.hpp"
#include "model/stages/course.hpp"
#include "model/stages/placement_places.hpp"
#include "model/stages/referrals.hpp"
#include "model/stages/session_course.hpp"
#include "model/stages/session_visits.hpp"
#include "model/stages/stages.hpp"
#include "model/waits/stays.hpp"

namespace caseload::model {

namespace {

/// How long somebody has been in a stage counts on where the stage lasts; whoever was to be seen here asks anew.
bool lasts_on(Does does) {
    return does == Does::wait || does == Does::reviews || does == Does::daily_reviews;
}

/// The strand stands in its stage here, with nothing booked: only now may anything happen to it.
void settle_in(Site& site, Who who) {
    Strand& strand = site.strand(who);
    const Does does = site.stage_of(who).does();
    site.count(Measured::moved_in, {.stage = strand.stage});
    ++strand.generation;
    if (does != Does::placement) {
        strand.detail = no_booking;
        strand.phase = 0;
        // The number of a review names its draws.
        if (does != Does::reviews) strand.count = 0;
        if (!lasts_on(does)) begin_stay(site, who);
    }
    begin_to_stand(site, who);
}

/// The stage goes on here: nothing is counted as an entry, and its draws are what they were.
void go_on(Site& site, Who who) {
    const Stage& stage = site.stage_of(who);
    if (const auto* placement = std::get_if<Placement>(&stage.kind)) return move_in(site, who, *placement);
    std::visit([&](const auto& kind) { take_up(site, who, kind); }, stage.kind);
}

void note_arrival(Site& site, std::uint32_t id, const Request& request) {
    site.count(Measured::transferred);
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
    std::vector<std::pair<Who, std::uint32_t>> going_on;
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
    react(site, id, Happening::moved);
    if (!site.people.alive(id)) return;
    if (request.strand == no_strand) return remove_if_done(site, id);
    const Strand& moving = site.strand({id, request.strand});
    if (moving.stage != request.stage || moving.suspended == 0) return remove_if_done(site, id);
    enter(site, {id, request.strand}, request.stage);
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
    site.in_hand.moved_within_area = areas[request.from] == areas[site.index];
    settle_person(site, id, request);
    site.in_hand.moved_within_area = false;
}

/// The answer to a request of this office, or word of what became of one.
void take_answer(Site& site, const Request& request) {
    switch (request.kind) {
    case Request::Kind::move: return arrive_from_elsewhere(site, request);
    case Request::Kind::seat_granted:
    case Request::Kind::seat_refused: {
        const std::uint32_t session = take_seat_answer(site, request);
        if (session != no_session) settle_session(site, session);
        return;
    }
    case Request::Kind::session_held:
    case Request::Kind::session_not_held: return take_word(site, request);
    case Request::Kind::seat_given_up: return visitor_stays_away(site, request);
    case Request::Kind::place_granted:
    case Request::Kind::place_refused: return take_place_answer(site, request);
    case Request::Kind::seat:
    case Request::Kind::place:
    case Request::Kind::place_given_back: return;  // answered overnight
    }
}

bool is_about_place(const Request& request) {
    return request.kind == Request::Kind::place_granted || request.kind == Request::Kind::place_refused;
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

void take_answers(Site& site) {
    std::vector<Request> answers;
    answers.swap(site.inbox);
    for (Request& request : answers) {
        // A provider's answer is heard on a day on which the office opens.
        if (is_about_place(request) && !site.diary.opens(site.today()))
            site.inbox.push_back(std::move(request));
        else
            take_answer(site, request);
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
