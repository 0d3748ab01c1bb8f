#include "model/office/diary.hpp"

#include <algorithm>
#include <cmath>

namespace caseload::model {

namespace {

constexpr std::uint64_t leave = sim::named("staff.leave");
constexpr std::uint64_t sickness = sim::named("staff.sickness");
constexpr std::uint64_t background_work = sim::named("staff.other_work");
constexpr int fewest_days = 35;
constexpr std::uint16_t nothing_known = 0xFFFF;
constexpr int days_of_grace = 8;

int first_period(sim::Seconds time_of_day) {
    return static_cast<int>((time_of_day.count() / 60 + sim::period_minutes - 1) / sim::period_minutes);
}

int last_period(sim::Seconds time_of_day) {
    return static_cast<int>(time_of_day.count() / 60 / sim::period_minutes);
}

bool on(const Duty& duty, sim::Day day) { return (duty.weekdays >> sim::weekday_index(day) & 1) != 0; }

int days_in(const Varying<Span>& value, const sim::Calendar& calendar, sim::Day from) {
    int most = 0;
    for (const Span& span : value.choices) {
        most = std::max(most, static_cast<int>((after(from, span, calendar) - from).count()));
    }
    return most;
}

int fewest_days_in(const Varying<Span>& value, const sim::Calendar& calendar, sim::Day from) {
    int least = days_in(value, calendar, from);
    for (const Span& span : value.choices) {
        least = std::min(least, static_cast<int>((after(from, span, calendar) - from).count()));
    }
    return least;
}

/// A block is drawn as a whole, before it begins; the last one may go on past its own length.
int days_ahead(const DailyReviews& daily, const sim::Calendar& calendar, sim::Day from) {
    int most = 0;
    int before_last = 0;
    for (std::size_t b = 0; b + 1 < daily.blocks.size(); ++b) {
        most = std::max(most, days_in(daily.blocks[b], calendar, from));
        before_last += fewest_days_in(daily.blocks[b], calendar, from);
    }
    most = std::max(most, days_in(daily.longest, calendar, from) - before_last);
    return most + days_in(daily.issued_before, calendar, from) + 2 * days_of_grace;
}

}  // namespace

int diary_days(const Model& model) {
    int most = fewest_days;
    const auto look = [&](const Varying<Span>& earliest, const Varying<Span>& horizon) {
        const sim::Day from = model.start;
        most = std::max(most, days_in(earliest, model.calendar, from) +
                                  days_in(horizon, model.calendar, from) + days_of_grace);
    };
    for (const Stage& stage : model.stages) {
        if (const auto* daily = std::get_if<DailyReviews>(&stage.kind)) {
            most = std::max(most, days_ahead(*daily, model.calendar, model.start));
        } else if (const auto* session = std::get_if<GroupSession>(&stage.kind)) {
            look(session->earliest, session->horizon);
        } else if (const BookingRequest* request = booking_of(stage)) {
            const auto* reviews = std::get_if<Reviews>(&stage.kind);
            look(reviews != nullptr ? reviews->every : request->earliest, request->horizon);
        }
    }
    return most;
}

OfficeDiary::OfficeDiary(const Model& model, std::uint16_t office, sim::Luck luck)
    : model_(&model),
      office_(&model.offices[office]),
      luck_(luck),
      by_role_(model.roles.size()),
      by_resource_(model.resources.size()) {
    opened_until = model.start;
    for (std::uint16_t group = 0; group < office_->staff.size(); ++group) {
        for (std::uint16_t number = 0; number < office_->staff[group].count; ++number) {
            const std::uint16_t role = office_->staff[group].role;
            by_role_[role].push_back(static_cast<std::uint16_t>(members.size()));
            members.push_back({group, number, role, 0, {}, false});
        }
    }
    auto next = static_cast<std::uint16_t>(members.size());
    for (const ResourceCount& resource : office_->resources) {
        for (int i = 0; i < resource.count; ++i) by_resource_[resource.resource].push_back(next++);
    }
    rooms_busy_until.resize(next - members.size());
    used_today.resize(next);
    diary = sim::Diary(next, diary_days(model), model.start);
    hint_days_ = static_cast<std::size_t>(diary_days(model));
    shortest_without_room_.assign(hint_days_ * model.roles.size(), nothing_known);
}

namespace {

std::uint64_t name_drawn_of(const Model& model, std::uint16_t role) {
    return sim::named(model.roles_drawn_as.empty() ? model.roles[role] : model.roles_drawn_as[role]);
}

}  // namespace

sim::Identity OfficeDiary::who(std::uint16_t member, sim::Day day) const {
    const Member& m = members[member];
    const std::uint64_t role = name_drawn_of(*model_, m.role) & 0xFFFF'FFFF;
    const auto date = static_cast<std::uint32_t>(day.time_since_epoch().count());
    const StaffGroup& group = office_->staff[m.group];
    // A member with a name keeps the luck whoever else comes or goes.
    const std::uint64_t which =
        group.name.empty() ? std::uint64_t{group.first} + m.number : sim::named(group.name) & 0xFFFF'FFFF;
    return {std::uint64_t{office_->register_id} << 32 | role, std::uint64_t{date} << 32 | which};
}

sim::Periods OfficeDiary::hours(sim::Day day) const {
    if (office_->always_open) return sim::Periods::range(0, sim::periods_a_day);
    if (model_->calendar.holiday(day)) return {};
    const auto& [from, until] = office_->hours[static_cast<std::size_t>(sim::weekday_index(day))];
    return sim::Periods::range(first_period(from), last_period(until));
}

bool OfficeDiary::opens(sim::Day day) const { return !hours(day).none(); }

sim::Time OfficeDiary::opening(sim::Day day) const {
    if (office_->always_open || !opens(day)) return sim::Time{day};
    return day + office_->hours[static_cast<std::size_t>(sim::weekday_index(day))].first;
}

bool OfficeDiary::has_skill(std::uint16_t member, std::int16_t skill) const {
    if (skill < 0) return true;
    for (const auto& [held, count] : office_->staff[members[member].group].skills) {
        if (held == skill) return members[member].number < count;
    }
    return false;
}

bool OfficeDiary::planned_absence(std::uint16_t member, sim::Day day) const {
    const StaffGroup& group = office_->staff[members[member].group];
    if (members[member].number >= present(group, day)) return true;
    sim::Draw draw(luck_, who(member, day), leave, 0);
    return sim::occurs(draw, group.leave);
}

void OfficeDiary::open(std::uint16_t member, sim::Day day) {
    const StaffGroup& group = office_->staff[members[member].group];
    sim::Periods bookable;
    for (const Duty& duty : group.pattern) {
        if (duty.kind == Duty::Kind::booked && on(duty, day)) {
            bookable.set(first_period(duty.from), last_period(duty.until));
        }
    }
    bookable = bookable & hours(day);
    const int minutes = bookable.count() * sim::period_minutes;
    if (minutes == 0) return;
    if (planned_absence(member, day)) return;
    for (const Training& training : group.training) {
        if (!has_skill(member, static_cast<std::int16_t>(training.skill))) continue;
        const int days_before = model_->calendar.working_days_between(training.from, day);
        if (day < training.from || days_before * minutes >= training.minutes) continue;
        const int left = training.minutes - days_before * minutes;
        bookable.clear(0, bookable.first() + left / sim::period_minutes);
    }
    diary.open(member, day, bookable);
}

void OfficeDiary::take_background_work(std::uint16_t member, sim::Day day) {
    const sim::Periods bookable = diary.bookable(member, day);
    const sim::Periods free = diary.free(member, day);
    const double share = office_->staff[members[member].group].other_work;
    const int taken = std::min(static_cast<int>(std::lround(share * bookable.count())), free.count());
    if (taken <= 0) return;
    sim::Draw draw(luck_, who(member, day), background_work, 0);
    int skip = static_cast<int>(sim::below(draw, static_cast<std::uint64_t>(free.count() - taken + 1)));
    int left = taken;
    sim::Periods remaining = bookable;
    for (int period = free.first(); period < sim::periods_a_day && left > 0; ++period) {
        if (!free.test(period) || skip-- > 0) continue;
        remaining.clear(period, period + 1);
        --left;
    }
    diary.open(member, day, remaining);
}

void OfficeDiary::take_background_work() {
    for (sim::Day day = opened_until; day < diary.last(); day += sim::Days{1}) {
        for (std::uint16_t member = 0; member < members.size(); ++member) take_background_work(member, day);
    }
    opened_until = diary.last();
}

bool OfficeDiary::room_is_there(std::uint16_t room, sim::Day day) const {
    for (const ResourceCount& resource : office_->resources) {
        const auto& rooms = by_resource_[resource.resource];
        if (!rooms.empty() && room >= rooms.front() && room <= rooms.back())
            return room - rooms.front() < count_on(resource.counts, day, resource.count);
    }
    return false;
}

void OfficeDiary::open_day(sim::Day today) {
    if (diary.first() < today) diary.roll(today);
    for (std::uint16_t member = 0; today > model_->start && member < members.size(); ++member)
        if (in_post(member, today) && !in_post(member, today - sim::Days{1})) catch_up(member);
    for (sim::Day day = std::max(opened_until, today); day < diary.last(); day += sim::Days{1}) {
        for (std::uint16_t member = 0; member < members.size(); ++member) open(member, day);
        const sim::Periods all = hours(day);
        for (auto room = static_cast<std::uint16_t>(members.size()); room < diary.members(); ++room)
            if (room_is_there(room, day)) diary.open(room, day, all);
    }
    for (sim::Day day = opened_until; day < diary.last(); day += sim::Days{1}) forget_full(day);
}

void OfficeDiary::open_added(std::uint16_t diary_number, sim::Day today) {
    if (diary_number < members.size()) catch_up(diary_number);
    for (sim::Day day = std::max(today, diary.first()); day < opened_until; day += sim::Days{1}) {
        if (diary_number < members.size()) {
            open(diary_number, day);
            take_background_work(diary_number, day);
        } else if (room_is_there(diary_number, day)) {
            diary.open(diary_number, day, hours(day));
        }
        forget_full(day);
    }
}

void OfficeDiary::forget_full(sim::Day day) {
    for (std::uint16_t role = 0; role < by_role_.size(); ++role)
        shortest_without_room_[hint(role, day)] = nothing_known;
}

std::vector<std::uint16_t> OfficeDiary::sick_today(sim::Day today) {
    std::vector<std::uint16_t> away;
    for (std::uint16_t member = 0; member < members.size(); ++member) {
        const sim::Chance& chance = office_->staff[members[member].group].sickness;
        sim::Draw draw(luck_, who(member, today), sickness, 0);
        members[member].sick = sim::occurs(draw, chance) && !planned_absence(member, today);
        if (members[member].sick) away.push_back(member);
    }
    return away;
}

std::vector<std::uint16_t> OfficeDiary::on_queue_duty(std::uint16_t role, sim::Day today,
                                                      sim::Seconds time_of_day) const {
    std::vector<std::uint16_t> found;
    for (const std::uint16_t member : by_role_[role]) {
        if (members[member].sick || planned_absence(member, today)) continue;
        for (const Duty& duty : office_->staff[members[member].group].pattern) {
            if (duty.kind == Duty::Kind::queue && on(duty, today) && duty.from <= time_of_day &&
                time_of_day < duty.until) {
                found.push_back(member);
                break;
            }
        }
    }
    return found;
}

void OfficeDiary::use(std::uint16_t diary_number, sim::Time from, sim::Time until) {
    Used& used = used_today[diary_number];
    from = std::max(from, used.until);
    if (from >= until) return;
    used.until = until;
    const sim::Day day = sim::day_of(from);
    const sim::Periods bookable = diary.bookable(diary_number, day);
    constexpr sim::Seconds length = std::chrono::minutes{sim::period_minutes};
    std::int64_t within = 0;
    for (sim::Time moment = from; moment < until && sim::day_of(moment) == day;) {
        const auto period = static_cast<int>(sim::time_of_day(moment) / length);
        const sim::Time next = std::min(until, sim::Time{day} + length * (period + 1));
        if (bookable.test(period)) within += (next - moment).count();
        moment = next;
    }
    used.within += within;
    used.beyond += (until - from).count() - within;
}

}  // namespace caseload::model
