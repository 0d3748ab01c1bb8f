#include "output/log/ocel_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "output/log/words.hpp"
#include "sim/time.hpp"

namespace caseload::output {

using model::DetailKey;
using model::LogEvent;

namespace {

constexpr std::string_view claimant_type = "claimant";
/// The time at which OCEL has first values, which hold from the beginning on.
constexpr std::string_view beginning = "1970-01-01T00:00:00+00:00";

const std::vector<OcelTable::Column>& event_columns() {
    static const std::vector<OcelTable::Column> columns{
        {"lifecycle"},          {"office"},           {"pathway"}, {"stage"},
        {"start", "TIMESTAMP"}, {"end", "TIMESTAMP"}, {"rule"}};
    return columns;
}

const std::vector<OcelTable::Column>& planned_columns() {
    static const std::vector<OcelTable::Column> columns{
        {"office"}, {"pathway"}, {"stage"}, {"start", "TIMESTAMP"}, {"end", "TIMESTAMP"}};
    return columns;
}

const char* column_type(DetailKey key) {
    switch (key) {
    case DetailKey::n:
    case DetailKey::session:
    case DetailKey::size:
    case DetailKey::visitors: return "INTEGER";
    default: return "TEXT";
    }
}

bool closes_slot(LogEvent event) {
    return event == LogEvent::attended || event == LogEvent::missed || event == LogEvent::cancelled;
}
bool about_slot(LogEvent event) {
    return closes_slot(event) || event == LogEvent::late || event == LogEvent::attempt ||
           event == LogEvent::interrupted;
}

bool timed(const model::LogLine& line) { return line.start != sim::Time{} || line.end != line.start; }

}  // namespace

const std::string& OcelClock::text(sim::Time time) {
    constexpr int an_hour = 3600;
    const auto into_hour = (time - sim::Time{}).count() % an_hour;
    if (time - sim::Seconds{into_hour} != hour_) {
        hour_ = time - sim::Seconds{into_hour};
        text_ = sim::iso_with_offset(hour_);
    }
    constexpr std::size_t minutes_at = sizeof("2015-03-16T09:") - 1;
    const auto put = [&](std::size_t at, std::int64_t number) {
        text_[at] = static_cast<char>('0' + number / 10);
        text_[at + 1] = static_cast<char>('0' + number % 10);
    };
    put(minutes_at, into_hour / 60);
    put(minutes_at + 3, into_hour % 60);
    return text_;
}

const std::string& OcelClock::text_of_end(sim::Time start, sim::Time end) {
    if (sim::utc_offset_hours(start) == sim::utc_offset_hours(end)) return text(end);
    end_ = sim::iso_with_offset(start, end - start);
    return end_;
}

void OcelWriter::write(const model::LogLine& line) {
    open_slots_.forget_before(line.time);
    sessions_.forget_before(line.time);
    if (comes(line.event)) write_claimant(line);
    Session* const session = session_of(line);
    const bool person = !line.claimant.empty();
    if (person) key_.assign(line.claimant).append("/").append(line.strand);

    // Who took part in a session belongs to its one event.
    if (person && session != nullptr && line.event == LogEvent::attended && !session->held_as.empty()) {
        file_.relate(session->held_as, line.claimant, "participant");
        if (const std::string* slot = open_slots_.find(key_)) file_.relate(session->held_as, *slot, "slot");
        open_slots_.forget(key_);
        return;
    }

    id_ = fmt::format("e{:010}", ++events_);
    write_event(line);
    if (person) file_.relate(id_, line.claimant, claimant_type);
    const std::string& resource = resource_of(line);
    if (!resource.empty()) file_.relate(id_, resource, "resource");
    if (session != nullptr) {
        file_.relate(id_, session->id, "session");
        if (line.event == LogEvent::session_held) session->held_as = id_;
    }
    if (line.event == LogEvent::booked && person) {
        const std::string slot = make_slot(line);
        file_.relate(id_, slot, "slot");
        if (!resource.empty()) file_.relate_objects(slot, resource, "resource");
        if (session != nullptr) file_.relate_objects(slot, session->id, "session");
    } else if (person && about_slot(line.event)) {
        if (const std::string* slot = open_slots_.find(key_)) file_.relate(id_, *slot, "slot");
        if (closes_slot(line.event)) open_slots_.forget(key_);
    }
    if (line.event == LogEvent::marker) change_claimant(line, "marker", word_in(line, DetailKey::to));
    if (line.event == LogEvent::transferred) change_claimant(line, "office", line.office);
}

void OcelWriter::write_event(const model::LogLine& line) {
    OcelTable& table = file_.event_table(name_of(line.event), event_columns());
    columns_.clear();
    for (const model::Detail& detail : line.details)
        columns_.push_back(table.column(name_beside(name_of(detail.key)), column_type(detail.key)));
    file_.add_event(id_, name_of(line.event));
    table.begin_row();
    table.set_next(id_);
    table.set_next(clock_.text(line.time));
    table.set_next(lifecycle_of(line.event));
    for (const std::string_view text : {line.office, line.strand, line.stage}) {
        text.empty() ? table.skip() : table.set_next(text);
    }
    if (timed(line)) {
        table.set_next(clock_.text(line.start));
        table.set_next(clock_.text_of_end(line.start, line.end));
    } else {
        table.skip();
        table.skip();
    }
    if (!line.rule.empty()) table.set_next(line.rule);
    for (std::size_t d = 0; d < line.details.size(); ++d)
        table.set(columns_[d], text_of(line.details[d].value));
}

void OcelWriter::write_claimant(const model::LogLine& line) {
    OcelTable& table = file_.object_table(claimant_type, {{"office"}, {"marker"}});
    columns_.clear();
    for (const model::Trait& trait : line.traits)
        columns_.push_back(table.column(name_beside(trait.attribute)));
    file_.add_object(line.claimant, claimant_type);
    table.begin_row();
    table.set_next(line.claimant);
    table.set_next(beginning);
    table.skip();
    table.set_next(line.office);
    for (std::size_t t = 0; t < line.traits.size(); ++t) table.set(columns_[t], line.traits[t].level);
}

void OcelWriter::change_claimant(const model::LogLine& line, std::string_view field, std::string_view value) {
    OcelTable& table = file_.object_table(claimant_type, {{"office"}, {"marker"}});
    const std::size_t column = table.column(field);
    table.begin_row();
    table.set_next(line.claimant);
    table.set_next(clock_.text(line.time));
    table.set_next(field);
    table.set(column, value);
}

void OcelWriter::write_planned(const char* type, const std::string& id, const model::LogLine& line) {
    OcelTable& table = file_.object_table(type, planned_columns());
    file_.add_object(id, type);
    table.begin_row();
    table.set_next(id);
    table.set_next(beginning);
    table.skip();
    table.set_next(line.office);
    table.set_next(line.strand);
    table.set_next(line.stage);
    table.set_next(clock_.text(line.start));
    table.set_next(clock_.text_of_end(line.start, line.end));
}

OcelWriter::Session* OcelWriter::session_of(const model::LogLine& line) {
    const model::DetailValue* number = value_in(line, DetailKey::session);
    if (number == nullptr) return nullptr;
    // Numbers come again after 65,536 sessions of an office: long after this.
    const sim::Time until = std::max(line.end, line.time) + sim::Days{60};
    key_.assign(line.office).append("/session ").append(text_of(*number));
    if (Session* known = sessions_.find(key_)) {
        sessions_.put_off(key_, until);
        return known;
    }
    const std::string id =
        fmt::format("{} of {}", key_, sim::iso(sim::day_of(timed(line) ? line.start : line.time)));
    write_planned("session", id, line);
    return &sessions_.keep(key_, {.id = id, .held_as = {}}, until);
}

std::string OcelWriter::make_slot(const model::LogLine& line) {
    const std::string id = fmt::format("slot {:010}", ++slots_);
    write_planned("slot", id, line);
    file_.relate_objects(id, line.claimant, claimant_type);
    open_slots_.keep(key_, id, line.end + sim::Days{2});
    return id;
}

const std::string& OcelWriter::resource_of(const model::LogLine& line) {
    static const std::string none;
    if (line.resource.empty()) return none;
    std::string name = fmt::format("{}/{}", line.office, line.resource);
    if (const auto found = resources_.find(name); found != resources_.end()) return found->second;
    const std::string_view type = type_of_resource(line.resource);
    // Another office is one object, whoever speaks of it.
    const std::string id = type == "office" ? "office " + line.resource : name;
    const bool known = std::any_of(resources_.begin(), resources_.end(),
                                   [&](const auto& resource) { return resource.second == id; });
    if (!known) {
        OcelTable& table = file_.object_table(type, {{"office"}});
        file_.add_object(id, type);
        table.begin_row();
        table.set_next(id);
        table.set_next(beginning);
        table.skip();
        table.set_next(type == "office" ? std::string_view(line.resource) : line.office);
    }
    return resources_.emplace(std::move(name), id).first->second;
}

std::string_view OcelWriter::type_of_resource(std::string_view resource) const {
    const std::string_view name = resource.substr(0, resource.rfind(' '));
    for (const auto* names : {&model_->roles, &model_->resources}) {
        const auto found = std::find(names->begin(), names->end(), name);
        if (found != names->end()) return *found;
    }
    const bool office = std::any_of(model_->offices.begin(), model_->offices.end(),
                                    [&](const model::Office& known) { return known.name == resource; });
    return office ? "office" : "resource";
}

}  // namespace caseload::output
