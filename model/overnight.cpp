#include "model/overnight.hpp"

#include "model/claim.hpp"
#include "model/group_sessions.hpp"
#include "model/stages/stages.hpp"

namespace caseload::model {

namespace {

/// Somebody who has moved in: every strand goes on at the stage it was in, with new bookings and a new coach.
void arrive_from_elsewhere(Site& site, const Request& request) {
    const std::uint32_t id = site.people.add(request.record);
    Person person = site.people[id];
    person.head().coach = no_coach;
    site.levels.inside.change(site.now(), +1);
    site.levels.markers[person.head().marker].change(site.now(), +1);
    site.measure(site.setup->measured.transferred, -1, 0, 1, 1);
    if (site.logging()) {
        site.note({id, request.strand},
                  {.event = "transferred", .detail = "from=" + site.model().offices[request.from].name});
    }
    reconsider_claim(site, id);
    // Until it enters, the strand that has moved stands interrupted where it is going to: a reaction may still send it
    // elsewhere, and nobody is done before.
    Strand& moving = site.strand({id, request.strand});
    moving.stage = request.stage;
    moving.suspended = 1;
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        Strand& strand = site.people[id].strand(s);
        if (s != request.strand && strand.stage != nowhere && strand.suspended == 0) {
            const std::uint16_t stage = strand.stage;
            strand.stage = nowhere;
            site.enter({id, s}, stage);
            if (!site.people.alive(id)) return;  // gone on to another office
        }
    }
    site.react(id, Happening::moved);
    if (!site.people.alive(id)) return;
    if (moving.stage != request.stage || moving.suspended == 0) return site.remove_if_done(id);
    site.enter({id, request.strand}, request.stage);
}

}  // namespace

void move_away(Site& site, Who who, std::uint16_t stage) {
    const std::uint16_t to = static_cast<std::uint16_t>(site.model().stages[stage].office);
    Request request;
    request.kind = Request::Kind::move;
    request.from = site.index;
    request.to = to;
    request.strand = who.strand;
    request.stage = stage;
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        const Strand& strand = site.people[who.person].strand(s);
        if (s == who.strand || strand.stage == nowhere || strand.suspended != 0) continue;
        site.withdraw({who.person, s});
        site.levels.stages[strand.stage].change(site.now(), -1);
    }
    release_kept(site, who.person);
    const Person person = site.people[who.person];
    if (person.head().coach != no_coach) --site.diary.members[person.head().coach].own_people;
    if (site.logging())
        site.note(who, {.event = "requested", .detail = "to=" + site.model().offices[to].name});
    request.record.assign(person.bytes().begin(), person.bytes().end());
    site.levels.inside.change(site.now(), -1);
    site.levels.markers[person.head().marker].change(site.now(), -1);
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s)
        ++site.people[who.person].strand(s).generation;
    ++site.people[who.person].head().claim_generation;
    site.people.remove(who.person);
    site.outbox.push_back(std::move(request));
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

void answer(std::vector<Site>& sites, Request& request) {
    if (request.kind == Request::Kind::seat) {
        const Request reply = answer_seat_request(sites[request.to], request);
        sites[reply.to].inbox.push_back(reply);
    } else {
        sites[request.to].inbox.push_back(std::move(request));
    }
}

}  // namespace caseload::model
