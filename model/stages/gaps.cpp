#include "model/stages/gaps.hpp"

#include <algorithm>
#include <cmath>

namespace caseload::model {

namespace {

constexpr std::uint16_t nobody = no_coach;

bool may_fill_gaps(const Site& site, const Member& member) {
    if (member.sick || member.busy_until > site.now()) return false;
    const sim::Seconds time = sim::time_of_day(site.now());
    const int weekday = sim::weekday_index(site.today());
    const auto& pattern = site.office().staff[member.group].pattern;
    return std::any_of(pattern.begin(), pattern.end(), [&](const Duty& duty) {
        return duty.fill_gaps && (duty.weekdays >> weekday & 1) != 0 && duty.from <= time &&
               time < duty.until;
    });
}

/// Periods that a service is expected to take.
int allotted(const WalkIn& stage) {
    const double minutes = stage.service.choices.front().mean() / 60;
    return std::max(1, static_cast<int>(std::ceil(minutes / sim::period_minutes)));
}

std::uint16_t member_with_gap(const Site& site, std::uint16_t role, int length) {
    const auto minutes = sim::time_of_day(site.now()).count() / 60;
    const auto period = static_cast<int>(minutes / sim::period_minutes);
    for (const std::uint16_t member : site.diary.members_of(role)) {
        if (!may_fill_gaps(site, site.diary.members[member])) continue;
        if (site.diary.diary.first_free(member, site.today(), length, period, period + length) == period)
            return member;
    }
    return nobody;
}

void lend(Site& site, std::uint16_t role, int by) {
    const auto unit = static_cast<sim::Unit>(site.services.unit_of_role[role]);
    site.services.lent[unit] += by;
    site.services.desk.set_capacity(unit, site.services.desk.capacity(unit) + by);
    // The diary counts this time already: what the service adds to the pool's use is taken out again.
    site.levels.use(site.now(), role, -by);
}

}  // namespace

std::uint16_t lend_gap(Site& site) {
    if (!site.setup->gaps_are_filled) return nobody;
    for (std::size_t s = 0; s < site.model().stages.size(); ++s) {
        if (site.services.line_of_stage[s] < 0) continue;
        const sim::Ticket* head =
            site.services.desk.head(static_cast<sim::LineId>(site.services.line_of_stage[s]));
        if (head == nullptr || head->needs != site.services.needs_of_stage[s]) continue;
        const auto lacking = site.services.desk.first_lacking(head->needs);
        const auto& roles = site.services.unit_of_role;
        const auto role =
            lacking ? std::find(roles.begin(), roles.end(), std::int32_t{*lacking}) : roles.end();
        if (role == roles.end()) continue;
        const auto role_index = static_cast<std::uint16_t>(role - roles.begin());
        const auto& stage = std::get<WalkIn>(site.model().stages[s].kind);
        const std::uint16_t member = member_with_gap(site, role_index, allotted(stage));
        if (member == nobody) continue;
        lend(site, role_index, +1);
        if (!site.services.desk.first_lacking(head->needs)) {
            const auto minutes = sim::time_of_day(site.now()).count() / 60;
            site.diary.diary.book(member, site.today(), static_cast<int>(minutes / sim::period_minutes),
                                  allotted(stage));
            return member;
        }
        lend(site, role_index, -1);
    }
    return nobody;
}

void use_gap(Site& site, const Service& service, sim::Time end) {
    if (service.lent == nobody) return;
    site.diary.members[service.lent].busy_until = end;
    site.diary.use(service.lent, site.now(), end);
}

void give_gap_back(Site& site, const Service& service) {
    if (service.lent != nobody) lend(site, site.diary.members[service.lent].role, -1);
}

}  // namespace caseload::model
