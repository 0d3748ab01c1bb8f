#include "model/stages/departure.hpp"

#include <utility>

#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/placement_places.hpp"
#include "model/stages/referrals.hpp"
#include "model/stages/walk_in.hpp"
#include "model/waits/stays.hpp"

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
            give_up(site, who);
        }
        break_off(site, who);
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

}  // namespace caseload::model
