#include "model/sessions/schedule.hpp"

#include "model/sessions/staffing.hpp"

namespace caseload::model {

namespace {

const OfficeSessions* own_sessions(const Site& site, std::uint16_t stage) {
    for (const OfficeSessions& own : site.office().sessions) {
        if (own.stage == stage) return &own;
    }
    return nullptr;
}

}  // namespace

std::int64_t smallest_of(const Site& site, std::uint16_t stage, sim::Day day) {
    const OfficeSessions* own = own_sessions(site, stage);
    if (own != nullptr && own->smallest >= 0) return own->smallest;
    return of_session(session_kind(site, stage).smallest, day);
}

std::int64_t largest_of(const Site& site, std::uint16_t stage, sim::Day day) {
    const OfficeSessions* own = own_sessions(site, stage);
    if (own != nullptr && own->largest >= 0) return own->largest;
    return of_session(session_kind(site, stage).largest, day);
}

void schedule_session(Site& site, std::uint32_t id, sim::Time when) {
    Session& session = site.sessions.all[id];
    ++session.generation;
    site.agenda.add({when, id, session.generation, static_cast<std::uint8_t>(EventKind::session), 0});
}

}  // namespace caseload::model
