#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace caseload::model {

/// What a detail of a line is about; `log_details` says what each means.
enum class DetailKey : std::uint8_t {
    cause,
    purpose,
    ending,
    channel,
    meeting,
    n,
    contact,
    session,
    size,
    visitors,
    small,
    remote,
    alone,
    present,
    from,
    until,
    mon,
    tue,
    wed,
    thu,
    fri,
    sat,
    sun,
    to,
    provider,
    area,
    year,
    left,
    hours,
    kind,
    treated,
    name,
    stopped,
    outcome,
    level,
    weeks,
    days,
    deadline,
};

/// A set of keys.
class DetailKeys {
public:
    constexpr DetailKeys() = default;
    constexpr DetailKeys(std::initializer_list<DetailKey> keys) {
        for (const DetailKey key : keys) bits_ |= bit(key);
    }
    constexpr bool has(DetailKey key) const { return (bits_ & bit(key)) != 0; }

private:
    static constexpr std::uint64_t bit(DetailKey key) {
        return std::uint64_t{1} << static_cast<unsigned>(key);
    }
    std::uint64_t bits_ = 0;
};

/// A detail's name and meaning.
struct LogDetailEntry {
    DetailKey key;
    std::string_view name;
    std::string_view meaning;
};

/// The closed list, in the order of `DetailKey`: no detail but somebody's attributes has another name.
inline constexpr std::array log_details = std::to_array<LogDetailEntry>({
    {DetailKey::cause, "cause", "Why: what a wait was most for, what ended the claim, what a session lacked"},
    {DetailKey::purpose, "for", "A daily review gives way to a review, or takes the place of one called off"},
    {DetailKey::ending, "ending", "The ending by which the stage is left"},
    {DetailKey::channel, "channel", "How the claimant was seen or spoken to"},
    {DetailKey::meeting, "meeting", "Which meeting with a provider"},
    {DetailKey::n, "n", "Which attempt, from 1"},
    {DetailKey::contact, "contact", "Whether somebody answered, yes or no"},
    {DetailKey::session, "session", "The number of the group session in its office"},
    {DetailKey::size, "size", "How many took part, or had seats where it is not held"},
    {DetailKey::visitors, "visitors", "How many of another office"},
    {DetailKey::small, "small", "yes: it is held although there are too few"},
    {DetailKey::remote, "remote", "yes: it is held remotely"},
    {DetailKey::alone, "alone", "yes: with the facilitator alone, in place of a session"},
    {DetailKey::present, "present", "yes: the claimant was there and did not take part"},
    {DetailKey::from, "from", "Before the change, the office or the marker; of a timetable, the first day"},
    {DetailKey::until, "until", "The last day of a timetable"},
    {DetailKey::mon, "mon", "The time at which to attend on Mondays"},
    {DetailKey::tue, "tue", "On Tuesdays"},
    {DetailKey::wed, "wed", "On Wednesdays"},
    {DetailKey::thu, "thu", "On Thursdays"},
    {DetailKey::fri, "fri", "On Fridays"},
    {DetailKey::sat, "sat", "On Saturdays"},
    {DetailKey::sun, "sun", "On Sundays"},
    {DetailKey::to, "to", "The office that is asked; the marker from now on"},
    {DetailKey::provider, "provider", "The provider of the place"},
    {DetailKey::area, "area", "The area: of the place, or of the office moved from"},
    {DetailKey::year, "year", "The year in which the limit that the place is taken from begins"},
    {DetailKey::left, "left", "Places left in the area"},
    {DetailKey::hours, "hours", "Hours a week"},
    {DetailKey::kind, "kind", "What kind of absence"},
    {DetailKey::treated, "treated", "As a failure, or as being available"},
    {DetailKey::name, "name", "The clock that is started"},
    {DetailKey::stopped, "stopped", "The clock that is stopped"},
    {DetailKey::outcome, "outcome", "sanction, no_sanction or reserved"},
    {DetailKey::level, "level", "Of the sanction: lower or higher"},
    {DetailKey::weeks, "weeks", "Whole weeks of the sanction"},
    {DetailKey::days, "days", "Days of the sanction"},
    {DetailKey::deadline, "deadline", "The deadline"},
});

/// The details of a timetable by weekday, from Monday.
inline constexpr std::array weekday_details{DetailKey::mon, DetailKey::tue, DetailKey::wed, DetailKey::thu,
                                            DetailKey::fri, DetailKey::sat, DetailKey::sun};

/// As in the files: "for".
constexpr std::string_view name_of(DetailKey key) { return log_details[static_cast<std::size_t>(key)].name; }

/// Does every entry of a list stand where its enumerator says?
template <class Entries, class Member> constexpr bool in_order_of(const Entries& entries, Member enumerator) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (static_cast<std::size_t>(entries[i].*enumerator) != i) return false;
    }
    return true;
}

static_assert(log_details.size() == static_cast<std::size_t>(DetailKey::deadline) + 1);
static_assert(in_order_of(log_details, &LogDetailEntry::key));

}  // namespace caseload::model
