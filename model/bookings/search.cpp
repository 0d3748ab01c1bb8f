#include "model/bookings/search.hpp"

#include <algorithm>

#include "model/bookings/own_coach.hpp"

namespace caseload::model {

namespace {

using sim::Day;
using sim::Periods;
using sim::Time;

constexpr int no_period = -1;
constexpr std::uint64_t any_slot = sim::named("booking.slot");

/// What a search looks for on each day.
struct Search {
    const BookingRequest& request;
    int length;
    std::uint16_t only_member = no_coach;  ///< no_coach: anybody of the role.
    bool with_skill = true;
};

/// Starts at which enough rooms of every kind are free.
Periods room_starts(const Site& site, const Search& search, Day day, Periods starts) {
    for (const auto& [resource, count] : search.request.resources) {
        if (count == 1) {
            Periods any;
            for (const std::uint16_t room : site.diary.rooms_of(resource)) {
                any = any | sim::gaps(site.diary.diary.free(room, day), search.length);
            }
            starts = starts & any;
            continue;
        }
        Periods enough;
        for (int period = starts.first(); period != no_period; period = starts.first()) {
            int free = 0;
            for (const std::uint16_t room : site.diary.rooms_of(resource)) {
                if (sim::gaps(site.diary.diary.free(room, day), search.length).test(period)) ++free;
            }
            if (free >= count) enough.set(period, period + 1);
            starts.clear(period, period + 1);
        }
        starts = enough;
    }
    return starts;
}

/// The first resource of which no single one has a gap; where each has, they are only never free together.
std::uint16_t lacking_resource(const Site& site, const Search& search, Day day, const Periods& window) {
    for (const auto& [resource, count] : search.request.resources) {
        const auto rooms = site.diary.rooms_of(resource);
        const bool some = std::any_of(rooms.begin(), rooms.end(), [&](std::uint16_t room) {
            return !sim::gaps(site.diary.diary.free(room, day) & window, search.length).none();
        });
        if (!some) return resource;
    }
    return search.request.resources.front().first;
}

bool suits(const Site& site, const Search& search, std::uint16_t member, Day day) {
    // Who is away is known on the day itself only.
    if (day == site.today() && site.diary.members[member].sick) return false;
    if (search.only_member != no_coach && member != search.only_member) return false;
    return !search.with_skill || site.diary.has_skill(member, search.request.skill);
}

/// A start on a day and its member; and why there is none, or none before the earliest: the first test that failed.
struct Look {
    int period = no_period;
    int earliest =
        no_period;  ///< It could have been then; before `period` when times are spread over the day.
    std::uint16_t member = no_coach;
    std::uint16_t cause = 0;
};

/// The first period at which somebody of the role can be booked at all; no_period: nobody that day.
int on_duty_from(const Site& site, const Search& search, Day day) {
    int first = no_period;
    for (const std::uint16_t member : site.diary.members_of(search.request.role)) {
        const int period = site.diary.diary.bookable(member, day).first();
        if (period != no_period && (first == no_period || period < first)) first = period;
    }
    return first;
}

/// Of these starts those that leave no rest: the first of each stretch, and then every `length`.
Periods without_rests(Periods starts, int length) {
    Periods kept;
    while (!starts.none()) {
        const int start = starts.first();
        kept.set(start, start + 1);
        starts.clear(0, std::min(start + length, sim::periods_a_day));
    }
    return kept;
}

/// Any of the free starts in place of the earliest, each as likely, and a member who is free then. Starts that would leave a
/// rest too short for another such meeting are none.
void spread(Site& site, Who who, const Search& search, Day day, const Periods& claimant, Look& look) {
    const auto members = site.diary.members_of(search.request.role);
    const auto starts_of = [&](std::uint16_t member) {
        if (!suits(site, search, member, day)) return Periods{};
        const Periods free = site.diary.diary.free(member, day) & claimant;
        return without_rests(room_starts(site, search, day, sim::gaps(free, search.length)), search.length);
    };
    Periods starts;
    for (const std::uint16_t member : members) starts = starts | starts_of(member);
    sim::Draw draw = site.draw(who, any_slot, static_cast<std::uint32_t>(day.time_since_epoch().count()));
    for (auto skip = sim::below(draw, static_cast<std::uint64_t>(starts.count())); skip > 0; --skip)
        starts.clear(starts.first(), starts.first() + 1);
    look.period = starts.first();
    const std::size_t first = site.people[who.person].head().number % members.size();
    for (std::size_t i = 0; i < members.size(); ++i) {
        look.member = members[(first + i) % members.size()];
        if (starts_of(look.member).test(look.period)) return;
    }
}

Look look_at(Site& site, Who who, const Search& search, Day day, int from_period) {
    const Measured& measured = site.setup->measured;
    Look found;
    if (!site.diary.opens(day)) {
        found.cause = static_cast<std::uint16_t>(WaitCause::closed);
        return found;
    }
    const Periods window = Periods::range(from_period, sim::periods_a_day);
    const Periods claimant = window & ~busy_periods(site, who.person, day, who.strand);
    const auto members = site.diary.members_of(search.request.role);
    // Begin with another member for each person, so that work is spread without a draw.
    const std::size_t first = members.empty() ? 0 : site.people[who.person].head().number % members.size();
    bool staff_free = false;
    int staff_from = no_period;  // the first start at which somebody could, rooms aside
    const auto earlier = [](int one, int other) {
        return one != no_period && (other == no_period || one < other);
    };
    const bool whole_day = from_period == 0 && claimant == window && search.request.resources.empty();
    const bool known_full = site.diary.known_full(search.request.role, day, search.length);
    for (std::size_t i = 0; i < members.size() && !known_full; ++i) {
        const std::uint16_t member = members[(first + i) % members.size()];
        if (!suits(site, search, member, day)) continue;
        const Periods starts = sim::gaps(site.diary.diary.free(member, day) & claimant, search.length);
        if (starts.none()) continue;
        staff_free = true;
        if (earlier(starts.first(), staff_from)) staff_from = starts.first();
        const int period = room_starts(site, search, day, starts).first();
        if (earlier(period, found.period)) {
            found.period = period;
            found.member = member;
        }
    }
    if (found.period != no_period) {
        found.cause = staff_from < found.period
                          ? measured.resource_cause(lacking_resource(site, search, day, window))
                      : claimant == window ? measured.role_cause(search.request.role)
                                           : static_cast<std::uint16_t>(WaitCause::claimant);
        found.earliest = found.period;
        if (search.request.slots == BookingRequest::Slots::spread)
            spread(site, who, search, day, claimant, found);
        return found;
    }
    if (whole_day && !staff_free && search.only_member == no_coach &&
        (!search.with_skill || search.request.skill < 0)) {
        site.diary.remember_full(search.request.role, day, search.length);
    }
    if (sim::gaps(claimant, search.length).none() && from_period == 0) {
        found.cause = static_cast<std::uint16_t>(WaitCause::claimant);
    } else if (staff_free) {
        found.cause = measured.resource_cause(lacking_resource(site, search, day, window));
    } else {
        found.cause = measured.role_cause(search.request.role);
    }
    return found;
}

Slot slot_at(Site& site, const Search& search, Day day, const Look& look) {
    Slot slot;
    slot.day = day;
    slot.period = look.period;
    slot.length = search.length;
    slot.diaries[slot.diary_count++] = look.member;
    for (const auto& [resource, count] : search.request.resources) {
        int wanted = count;
        for (const std::uint16_t room : site.diary.rooms_of(resource)) {
            if (wanted == 0) break;
            if (!sim::gaps(site.diary.diary.free(room, day), search.length).test(look.period)) continue;
            slot.diaries[slot.diary_count++] = room;
            --wanted;
        }
    }
    return slot;
}

int period_after(Time time) {
    const auto minutes = (sim::time_of_day(time).count() + 59) / 60;
    return static_cast<int>((minutes + sim::period_minutes - 1) / sim::period_minutes);
}

/// On the day itself: until somebody is on duty, until the diary's next step, and then until there was time. What is later
/// than that, because times are spread over the day, is the timetable's.
void share_last_day(const Site& site, const Search& search, Day day, const Look& look, Time from,
                    WaitShares& waits) {
    const auto moment = [&](int period) {
        return Time{day} + std::chrono::minutes{period * sim::period_minutes};
    };
    const Time start = moment(look.period);
    const Time earliest = std::clamp(moment(look.earliest), from, start);
    const Time on_duty = std::clamp(moment(on_duty_from(site, search, day)), from, earliest);
    const Time step = std::clamp(moment(period_after(on_duty)), on_duty, earliest);
    waits.of(WaitCause::closed) += (on_duty - from).count();
    waits.of(WaitCause::timetable) += (step - on_duty).count() + (start - earliest).count();
    waits.seconds[look.cause] += (earliest - step).count();
}

/// Looks day by day; what each day lacked is added to the waits, in seconds of that day after `no_sooner`.
std::optional<Slot> search_days(Site& site, Who who, const Search& search, Time no_sooner, Day last,
                                WaitShares& waits) {
    waits.clear(site.setup->measured.wait_causes());
    const Day end = std::min(last + sim::Days{1}, site.diary.diary.last());
    for (Day day = sim::day_of(no_sooner); day < end; day += sim::Days{1}) {
        const bool first_day = day == sim::day_of(no_sooner);
        const Look look = look_at(site, who, search, day, first_day ? period_after(no_sooner) : 0);
        const Time from = first_day ? no_sooner : Time{day};
        if (look.period != no_period) {
            share_last_day(site, search, day, look, from, waits);
            return slot_at(site, search, day, look);
        }
        waits.seconds[look.cause] += (Time{day + sim::Days{1}} - from).count();
    }
    return std::nullopt;
}

}  // namespace

int periods_in(Span span) {
    const std::int64_t minutes = seconds_in(span).count() / 60;
    return static_cast<int>((minutes + sim::period_minutes - 1) / sim::period_minutes);
}

std::optional<Slot> find_slot(Site& site, Who who, const BookingRequest& request, Time no_sooner,
                              Day wanted_by, Day last_day, WaitShares& waits) {
    Search search{request, periods_in(site.value(who, request.minutes))};
    if (request.own_coach != BookingRequest::OwnCoach::no) {
        const bool only = request.own_coach == BookingRequest::OwnCoach::only;
        search.with_skill = false;
        // A second time for those whose coach leaves before there is time.
        for (const Day day : {sim::day_of(no_sooner), last_day}) {
            const std::uint16_t coach = own_coach(site, who.person, request, day);
            if (coach == search.only_member || coach == no_coach) break;
            search.only_member = coach;
            if (auto slot = search_days(site, who, search, no_sooner, only ? last_day : wanted_by, waits))
                return slot;
            if (!only) break;
        }
        if (only) return std::nullopt;
        search.only_member = no_coach;
        search.with_skill = true;
    }
    if (auto slot = search_days(site, who, search, no_sooner, wanted_by, waits)) return slot;
    if (request.untrained && request.skill >= 0) {
        search.with_skill = false;
        if (auto slot = search_days(site, who, search, no_sooner, wanted_by, waits)) return slot;
        search.with_skill = true;
    }
    if (wanted_by >= last_day) return std::nullopt;
    return search_days(site, who, search, no_sooner, last_day, waits);
}

bool book_for(Site& site, Who who, const BookingRequest& request) {
    const sim::Calendar& calendar = site.model().calendar;
    Time from = site.now();
    if (request.from_clock >= 0) {
        const DayNumber day = site.people[who.person].clock(static_cast<std::size_t>(request.from_clock));
        if (day != unset) from = Time{site.setup->layout.day_of(day)};
    }
    const Span earliest = site.value(who, request.earliest);
    // A number of days counts days: on the day itself the booking may be at any time.
    const Time no_sooner = earliest.unit == Span::Unit::seconds
                               ? after(from, earliest, calendar)
                               : std::max(Time{after(sim::day_of(from), earliest, calendar)}, from);
    const Time start_looking = std::max(no_sooner, site.now());
    const Span within = site.value(who, request.within);
    const Day last = after(sim::day_of(start_looking), site.value(who, request.horizon), calendar);
    const Day wanted = within.amount == 0 ? last : last_day_within(sim::day_of(from), within, calendar);
    WaitShares& waits = site.in_hand.waits;
    const auto slot = find_slot(site, who, request, start_looking, std::min(wanted, last), last, waits);
    if (!slot) return false;
    waits.of(Prescribed::earliest) += (start_looking - site.now()).count();
    book(site, who, *slot, site.now(), waits);
    return true;
}

}  // namespace caseload::model
