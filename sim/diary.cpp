#include "sim/diary.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace caseload::sim {

namespace {

std::string place(int member, Day day) {
    return "diary of member " + std::to_string(member) + ", " + iso(day);
}

std::string described(int period, int length) {
    return std::to_string(length) + " periods from " + std::to_string(period);
}

std::string described(const Periods& periods) {
    std::string text;
    for (int period = 0; period < periods_a_day; ++period) {
        if (periods.test(period)) text += (text.empty() ? "" : " ") + std::to_string(period);
    }
    return text;
}

}  // namespace

Diary::Diary(int members, int horizon_days, Day first)
    : members_(members), horizon_days_(horizon_days), first_(first) {
    if (members < 0) throw std::logic_error("diary: " + std::to_string(members) + " members");
    if (horizon_days < 1)
        throw std::logic_error("diary: a horizon of " + std::to_string(horizon_days) + " days");
    days_.resize(static_cast<std::size_t>(members) * static_cast<std::size_t>(horizon_days));
}

bool Diary::is_sound() const {
    if (members_ < 0 || horizon_days_ < 0 || first_slot_ < 0) return false;
    if (first_slot_ >= std::max(horizon_days_, 1)) return false;
    return days_.size() == static_cast<std::size_t>(members_) * static_cast<std::size_t>(horizon_days_);
}

int Diary::add_member() {
    std::vector<MemberDay> wider;
    wider.reserve(days_.size() + static_cast<std::size_t>(horizon_days_));
    auto day = days_.begin();
    for (int slot = 0; slot < horizon_days_; ++slot) {
        wider.insert(wider.end(), day, day + members_);
        wider.emplace_back();
        day += members_;
    }
    days_ = std::move(wider);
    return members_++;
}

void Diary::open(int member, Day day, const Periods& bookable) {
    MemberDay& plan = change(member, day, 0, periods_a_day, "open");
    const Periods booked = plan.bookable & ~plan.free;
    const Periods lost = booked & ~bookable;
    if (!lost.none()) {
        throw std::logic_error(place(member, day) + ": opened without its booked periods " + described(lost));
    }
    plan.bookable = bookable;
    plan.free = bookable & ~booked;
}

void Diary::roll(Day new_first) {
    if (new_first < first_) {
        throw std::logic_error("diary: rolled back from " + iso(first_) + " to " + iso(new_first));
    }
    const auto passed = (new_first - first_).count();
    const int closing = passed < horizon_days_ ? static_cast<int>(passed) : horizon_days_;
    for (int day = 0; day < closing; ++day) {
        for (int member = 0; member < members_; ++member)
            days_[index(member, first_ + Days{day})] = MemberDay{};
    }
    first_slot_ = static_cast<int>((first_slot_ + passed) % horizon_days_);
    first_ = new_first;
}

const Periods& Diary::free(int member, Day day) const { return look(member, day).free; }

const Periods& Diary::bookable(int member, Day day) const { return look(member, day).bookable; }

void Diary::book(int member, Day day, int period, int length) {
    MemberDay& plan = change(member, day, period, length, "book");
    const Periods wanted = Periods::range(period, period + length);
    const Periods taken = wanted & ~plan.free;
    if (!taken.none()) {
        const Periods booked = taken & plan.bookable;
        throw std::logic_error(
            place(member, day) + ": cannot book " + described(period, length) + ": " +
            (booked.none() ? "not bookable: " + described(taken) : "already booked: " + described(booked)));
    }
    plan.free = plan.free & ~wanted;
}

void Diary::cancel(int member, Day day, int period, int length) {
    MemberDay& plan = change(member, day, period, length, "cancel");
    const Periods given_back = Periods::range(period, period + length);
    const Periods not_booked = given_back & ~(plan.bookable & ~plan.free);
    if (!not_booked.none()) {
        throw std::logic_error(place(member, day) + ": cannot cancel " + described(period, length) +
                               ": not booked: " + described(not_booked));
    }
    plan.free = plan.free | given_back;
}

int Diary::first_free(int member, Day day, int length, int from_period, int until_period) const {
    if (length < 1) {
        throw std::logic_error(place(member, day) + ": looked for " + described(from_period, length));
    }
    return first_gap(look(member, day).free, length, from_period, until_period);
}

int Diary::booked_periods(int member, Day day) const {
    const MemberDay& plan = look(member, day);
    return plan.bookable.count() - plan.free.count();
}

bool Diary::holds(int member, Day day) const {
    if (member < 0 || member >= members_) {
        throw std::logic_error(place(member, day) + ": there are " + std::to_string(members_) + " members");
    }
    return first_ <= day && day < last();
}

std::size_t Diary::index(int member, Day day) const {
    // Counted on from the first day's place: the day index modulo the horizon, without a division.
    int slot = first_slot_ + static_cast<int>((day - first_).count());
    if (slot >= horizon_days_) slot -= horizon_days_;
    return static_cast<std::size_t>(slot) * static_cast<std::size_t>(members_) +
           static_cast<std::size_t>(member);
}

const Diary::MemberDay& Diary::look(int member, Day day) const {
    static constexpr MemberDay closed{};
    return holds(member, day) ? days_[index(member, day)] : closed;
}

Diary::MemberDay& Diary::change(int member, Day day, int period, int length, const char* what) {
    if (!holds(member, day)) {
        throw std::logic_error(place(member, day) + ": cannot " + what + ": the diary runs from " +
                               iso(first_) + " and ends before " + iso(last()));
    }
    if (period < 0 || length < 1 || period >= periods_a_day || length > periods_a_day - period) {
        throw std::logic_error(place(member, day) + ": cannot " + what + " " + described(period, length) +
                               ": a day has " + std::to_string(periods_a_day));
    }
    return days_[index(member, day)];
}

}  // namespace caseload::sim
