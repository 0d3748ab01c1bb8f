#include "model/waits/queue_waits.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

std::int64_t seconds_now(const Site& site) { return site.now().time_since_epoch().count(); }

std::size_t causes(const Site& site) { return site.setup->measured.wait_causes(); }

/// Why whoever needs this has to wait: what they lack, or what the head of their queue lacks.
std::uint16_t cause_of_waiting(const Site& site, sim::NeedsId needs, sim::LineId line) {
    const sim::ServiceDesk& desk = site.services.desk;
    auto lacking = desk.first_lacking(needs);
    if (!lacking && desk.head(line) != nullptr) lacking = desk.first_lacking(desk.head(line)->needs);
    if (!lacking) return static_cast<std::uint16_t>(WaitCause::claimant);
    const Measured& measured = site.setup->measured;
    for (std::uint16_t role = 0; role < site.services.unit_of_role.size(); ++role) {
        if (site.services.unit_of_role[role] != *lacking) continue;
        // Nobody on duty at all: the office's hours, not its staff.
        return desk.capacity(*lacking) == 0 ? static_cast<std::uint16_t>(WaitCause::closed)
                                            : measured.role_cause(role);
    }
    for (std::uint16_t resource = 0; resource < site.services.unit_of_resource.size(); ++resource) {
        if (site.services.unit_of_resource[resource] == *lacking) return measured.resource_cause(resource);
    }
    return static_cast<std::uint16_t>(WaitCause::closed);
}

/// Counts the time since the latest look to the causes found then.
void count_time(Site& site) {
    WaitClocks& clocks = site.services.clocks;
    const std::int64_t passed = seconds_now(site) - clocks.looked;
    if (passed == 0) return;
    clocks.looked += passed;
    for (const std::uint16_t stage : site.services.walk_ins) {
        const sim::NeedsId needs = site.services.needs_of_stage[stage];
        if (clocks.cause[needs] != WaitClocks::nobody_waits)
            clocks.seconds[needs * causes(site) + clocks.cause[needs]] += passed;
    }
}

/// The clocks of whoever waits with this service, by cause, and where they stood when the wait began.
struct Read {
    const std::int64_t* now;
    const std::int64_t* begun;
    std::int64_t operator[](std::size_t cause) const { return now[cause] - begun[cause]; }
};

Read read(const Site& site, std::uint32_t place) {
    const WaitClocks& clocks = site.services.clocks;
    const sim::NeedsId needs = site.services.all[place].ticket.needs;
    return {&clocks.seconds[needs * causes(site)], &clocks.begun[place * causes(site)]};
}

}  // namespace

void settle_causes(Site& site) {
    count_time(site);
    Services& services = site.services;
    for (const std::uint16_t stage : services.walk_ins) {
        const auto line = static_cast<sim::LineId>(services.line_of_stage[stage]);
        const sim::NeedsId needs = services.needs_of_stage[stage];
        services.clocks.cause[needs] =
            services.desk.waiting(line) == 0 ? WaitClocks::nobody_waits : cause_of_waiting(site, needs, line);
    }
}

void begin_wait(Site& site, std::uint32_t place) {
    count_time(site);
    WaitClocks& clocks = site.services.clocks;
    const std::size_t width = causes(site);
    // Grows with the most who were ever here at once.
    if (clocks.begun.size() < site.services.all.size() * width)
        clocks.begun.resize(site.services.all.size() * width);
    const sim::NeedsId needs = site.services.all[place].ticket.needs;
    std::copy_n(&clocks.seconds[needs * width], width, &clocks.begun[place * width]);
}

std::uint16_t main_cause(Site& site, std::uint32_t place) {
    count_time(site);
    const Read spent = read(site, place);
    std::size_t most = 0;
    for (std::size_t cause = 1; cause < causes(site); ++cause)
        if (spent[cause] > spent[most]) most = cause;
    return static_cast<std::uint16_t>(most);
}

std::uint16_t measure_queue_wait(Site& site, std::uint32_t place) {
    count_time(site);
    const Service& service = site.services.all[place];
    const int stage = service.stage;
    const std::int64_t wait = (site.now() - service.ticket.since).count();
    site.observe(Measured::wait, {.stage = stage}, wait);
    site.observe(Measured::waited, {.stage = stage}, wait > 0 ? 1 : 0);
    if (wait == 0) return 0;
    const Read spent = read(site, place);
    std::size_t most = 0;
    for (std::size_t cause = 0; cause < causes(site); ++cause) {
        if (spent[cause] == 0) continue;
        site.observe_more(Measured::wait_cause, {.stage = stage, .group = cause}, spent[cause]);
        if (spent[cause] > spent[most]) most = cause;
    }
    return static_cast<std::uint16_t>(most);
}

}  // namespace caseload::model
