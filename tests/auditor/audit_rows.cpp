#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>

#include "row.hpp"

namespace audit {

namespace {

constexpr std::string_view header =
    "replication,time,claimant,office,strand,pathway,stage,event,resource,start,end,rule,detail";

const std::unordered_map<std::string_view, Event>& events() {
    static const std::unordered_map<std::string_view, Event> names{
        {"arrived", Event::arrived},
        {"claim_started", Event::claim_started},
        {"claim_ended", Event::claim_ended},
        {"reclaimed", Event::reclaimed},
        {"moved_benefit", Event::moved_benefit},
        {"transferred", Event::transferred},
        {"entered", Event::entered},
        {"ended", Event::ended},
        {"booked", Event::booked},
        {"cancelled", Event::cancelled},
        {"attended", Event::attended},
        {"missed", Event::missed},
        {"late", Event::late},
        {"attempt", Event::attempt},
        {"session_held", Event::session_held},
        {"session_not_run", Event::session_not_run},
        {"timetable", Event::timetable},
        {"requested", Event::requested},
        {"granted", Event::granted},
        {"refused", Event::refused},
        {"place_used", Event::place_used},
        {"place_given_back", Event::place_given_back},
        {"placement_started", Event::placement_started},
        {"placement_ended", Event::placement_ended},
        {"absence", Event::absence},
        {"marker", Event::marker},
        {"clock", Event::clock},
        {"failure", Event::failure},
        {"decision", Event::decision},
        {"breach", Event::breach},
    };
    return names;
}

int number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::invalid_argument("no number: " + std::string(text));
    return value;
}

}  // namespace

std::uint32_t Names::id(std::string_view name) {
    if (name.empty()) return 0;
    const auto found = ids_.find(name);
    if (found != ids_.end()) return found->second;
    const auto next = static_cast<std::uint32_t>(ids_.size() + 1);
    ids_.emplace(name, next);
    return next;
}

Rows::Rows(std::istream& in) : in_(in) {
    if (!std::getline(in_, line_) || line_ != header)
        throw std::runtime_error("not an event log: its first line is " + line_);
    number_ = 1;
}

bool Rows::read_fields() {
    if (!std::getline(in_, line_)) return false;
    ++number_;
    fields_.clear();
    if (line_.find('"') == std::string::npos) {
        std::string_view rest = line_;
        for (std::size_t comma = rest.find(','); comma != std::string_view::npos; comma = rest.find(',')) {
            fields_.push_back(rest.substr(0, comma));
            rest.remove_prefix(comma + 1);
        }
        fields_.push_back(rest);
        return true;
    }
    // A line break between quotation marks belongs to the field.
    const auto open = [this] { return std::count(line_.begin(), line_.end(), '"') % 2 != 0; };
    while (open() && std::getline(in_, more_)) {
        line_ += '\n' + more_;
        ++number_;
    }
    std::vector<std::pair<std::size_t, std::size_t>> bounds;
    unquoted_.clear();
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < line_.size(); ++i) {
        if (line_[i] == '"') {
            if (quoted && i + 1 < line_.size() && line_[i + 1] == '"') {
                unquoted_ += line_[i++];
            } else {
                quoted = !quoted;
            }
        } else if (line_[i] == ',' && !quoted) {
            bounds.emplace_back(begin, unquoted_.size());
            begin = unquoted_.size();
        } else {
            unquoted_ += line_[i];
        }
    }
    bounds.emplace_back(begin, unquoted_.size());
    for (const auto& [from, until] : bounds)
        fields_.push_back(std::string_view(unquoted_).substr(from, until - from));
    return true;
}

bool Rows::next(Row& row) {
    if (!read_fields()) return false;
    try {
        if (fields_.size() != 13) throw std::invalid_argument("not 13 fields");
        row.replication = number(fields_[0]);
        if (row.replication != replication_) claimants_.clear();
        replication_ = row.replication;
        row.time_text = fields_[1];
        row.time = time_from(fields_[1]);
        row.day = static_cast<Day>(row.time / day_seconds);
        row.name = fields_[2];
        row.claimant = row.name.empty() ? nobody : claimants_.id(row.name) - 1;
        row.office = fields_[3];
        row.strand = fields_[4];
        row.stage = fields_[6];
        row.office_id = offices_.id(row.office);
        row.strand_id = strands_.id(row.strand);
        row.stage_id = stages_.id(row.stage);
        row.event_name = fields_[7];
        const auto event = events().find(row.event_name);
        row.event = event == events().end() ? Event::other : event->second;
        row.resource = fields_[8];
        row.timed = !fields_[9].empty();
        row.start = row.timed ? time_from(fields_[9]) : 0;
        row.end = fields_[10].empty() ? row.start : time_from(fields_[10]);
        row.detail = fields_[12];
    } catch (const std::invalid_argument& problem) {
        throw std::runtime_error("line " + std::to_string(number_) + ": " + problem.what());
    }
    return true;
}

std::string_view said(std::string_view detail, std::string_view key) {
    while (!detail.empty()) {
        const std::size_t end = detail.find(';');
        const std::string_view part = detail.substr(0, end);
        if (part.size() > key.size() && part.starts_with(key) && part[key.size()] == '=')
            return part.substr(key.size() + 1);
        if (end == std::string_view::npos) break;
        detail.remove_prefix(end + 1);
    }
    return {};
}

Day day_from(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        throw std::invalid_argument("no day: " + std::string(iso));
    const std::chrono::year_month_day date{
        std::chrono::year{number(iso.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(number(iso.substr(5, 2)))},
        std::chrono::day{static_cast<unsigned>(number(iso.substr(8, 2)))}};
    if (!date.ok()) throw std::invalid_argument("no day: " + std::string(iso));
    return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

Time time_from(std::string_view iso) {
    if (iso.size() != 19 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':')
        throw std::invalid_argument("no time: " + std::string(iso));
    return Time{day_from(iso.substr(0, 10))} * day_seconds + number(iso.substr(11, 2)) * 3600 +
           number(iso.substr(14, 2)) * 60 + number(iso.substr(17, 2));
}

std::string iso_day(Day day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(static_cast<int>(date.year())) + '-' + two(static_cast<unsigned>(date.month())) +
           '-' + two(static_cast<unsigned>(date.day()));
}

int weekday(Day day) { return ((day % 7) + 7 + 3) % 7; }

std::string clock_time(Time of_day) {
    const auto two = [](Time value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(of_day / 3600) + ':' + two(of_day / 60 % 60);
}

Day Workdays::after(Day from, int working_days) const {
    while (working_days > 0) {
        if (worked(++from)) --working_days;
    }
    return from;
}

}  // namespace audit
