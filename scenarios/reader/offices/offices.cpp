#include "scenarios/reader/offices/offices.hpp"

#include <array>

#include "model/plan/limits.hpp"
#include "scenarios/reader/offices/headcounts.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::int64_t greatest_register_id = 0x7FFF'FFFF;
constexpr Hours usual_hours{0b0011111, std::chrono::hours{9}, std::chrono::hours{17}};
constexpr sim::Seconds whole_day{86'400};

constexpr std::array office_keys = {
    Key{"register", Kind::integer, "Id in the register of offices: it names the office for good",
        "a hash of the name"},
    Key{"drawn_as", Kind::text,
        "Without a register id, the luck of an office of this name: what it was called before",
        "its own name"},
    Key{"district", Kind::text, "District"},
    Key{"area", Kind::text, "Area"},
    Key{"neighbours", Kind::names, "Offices to hold sessions together with, the preferred first"},
    Key{"open", Kind::any, "\"always\", or hours { weekdays, from, until }, or a list of such",
        "Monday to Friday, 09:00 to 17:00"},
    Key{"resources", Kind::counts, "Rooms, bays, cubicles, ...: how many of each, may differ by date"},
    Key{"queues", Kind::table, "Queues by name, where they differ from the default"},
    Key{"staff", Kind::table, "Members of staff by role"},
    Key{"sessions", Kind::table, "This office's own timetables and sizes, by group-session stage"}};
constexpr std::array hours_keys = {Key{"weekdays", Kind::weekdays, "On which weekdays", "Monday to Friday"},
                                   Key{"from", Kind::time_of_day, "Opening", "09:00"},
                                   Key{"until", Kind::time_of_day, "Closing", "17:00"}};
constexpr std::string_view orders = "arrival|priority";
constexpr std::string_view preempts = "no|resume|restart";
constexpr std::array queue_keys = {
    Key{"order", Kind::choice, "Who goes first", "arrival", Varies::no, orders},
    Key{"preempt", Kind::choice,
        "May an arrival of better priority interrupt a service, and does that go on later", "no", Varies::no,
        preempts},
    Key{"room", Kind::integer, "Most people waiting, those in service not counted", "no limit"}};

void read_open(const Field& open, std::int32_t slot_minutes, model::Office& office) {
    if (open.is_text()) {
        if (as_choice(open, "always")) {
            office.always_open = true;
            office.hours.fill({sim::Seconds{0}, whole_day});
        }
        return;
    }
    const auto set = [&](const Hours& hours, const Field& field) {
        for (std::size_t day = 0; day < 7; ++day) {
            if (!(hours.weekdays >> day & 1)) continue;
            if (office.hours[day].first < office.hours[day].second)
                field.error("two opening hours on one weekday", "an office opens and closes once a day");
            office.hours[day] = {hours.from, hours.until};
        }
    };
    if (!open) set(usual_hours, open);
    for (const Field& one : one_or_more(open)) {
        const Section section(one, {hours_keys}, "opening hours");
        if (const auto hours = read_hours(section, usual_hours, slot_minutes)) set(*hours, one);
    }
}

void read_queues(const Field& queues, Names& names, model::Office& office) {
    for (const auto& [name, field] : entries(queues)) {
        const Section section(field, {queue_keys}, "a queue");
        model::QueueDeclaration queue;
        queue.name = name;
        if (const auto order = as_choice(section["order"], orders))
            queue.order = *order == 0 ? sim::Order::arrival : sim::Order::priority;
        if (const auto preempt = as_choice(section["preempt"], preempts))
            queue.preempt = static_cast<sim::Preempt>(*preempt);
        if (queue.preempt != sim::Preempt::no && queue.order != sim::Order::priority)
            section["preempt"].error("only a queue by priority can interrupt",
                                     "write order = \"priority\" too");
        if (const auto room = as_integer(section["room"], 0, 1'000'000)) {
            queue.room = static_cast<int>(*room);
            names.queues_with_room.insert(name);
        }
        office.queues.push_back(std::move(queue));
    }
}

void read_neighbours(const Field& neighbours, const Names& names, std::uint16_t self, model::Office& office) {
    for (const Field& item : items(neighbours)) {
        const auto neighbour = resolve(names.offices, item);
        if (!neighbour) continue;
        if (*neighbour == self)
            item.error("an office is not its own neighbour");
        else
            office.neighbours.push_back(*neighbour);
    }
}

}  // namespace

std::uint32_t register_id(std::string_view name, const Field& office) {
    const Field given = office.child("register");
    if (const auto* id = given ? given.node()->as_integer() : nullptr;
        id && id->get() > 0 && id->get() <= greatest_register_id)
        return static_cast<std::uint32_t>(id->get());
    const Field drawn_as = office.child("drawn_as");
    const auto as = drawn_as.is_text() ? drawn_as.node()->value<std::string>() : std::nullopt;
    return static_cast<std::uint32_t>(sim::named(as && !as->empty() ? *as : name)) | 0x8000'0000u;
}

std::optional<Hours> read_hours(const Section& section, Hours standard, std::int32_t slot_minutes) {
    if (!section) return std::nullopt;
    standard.weekdays = as_weekdays(section["weekdays"]).value_or(standard.weekdays);
    return read_times(section, standard, slot_minutes);
}

std::optional<Hours> read_times(const Section& section, Hours standard, std::int32_t slot_minutes) {
    if (!section) return std::nullopt;
    Hours hours = standard;
    const Field from = section["from"];
    const Field until = section["until"];
    hours.from = as_time_of_day(from).value_or(standard.from);
    hours.until = as_time_of_day(until).value_or(standard.until);
    if (hours.until <= hours.from) {
        (until ? until : section.field()).error("ends before it begins");
        return std::nullopt;
    }
    for (const Field& field : {from, until}) {
        const auto time = as_time_of_day(field);
        if (time && slot_minutes > 0 && time->count() % (slot_minutes * 60) != 0)
            field.error("not on the diary's slots of " + std::to_string(slot_minutes) + " min: found " +
                        found(field));
    }
    return hours;
}

Field office_field(const Field& root, const std::string& name) {
    return root.child("offices").child(name).over(root.child("office_defaults"));
}

void read_offices(const Field& root, Names& names, model::Model& model) {
    const Field offices = root.child("offices");
    const Section defaults(root.child("office_defaults"), {office_keys}, "an office");
    if (entries(offices).empty()) {
        root.error("a scenario has at least one office", "write [offices.<name>]");
        return;
    }
    model.offices.resize(names.offices.size());
    names.all_always_open = true;
    for (std::uint16_t index = 0; index < names.offices.size(); ++index) {
        model::Office& office = model.offices[index];
        office.name = names.offices.names[index];
        const Section section(office_field(root, office.name), {office_keys}, "an office");
        office.register_id = register_id(office.name, section.field());
        as_integer(section["register"], 1, greatest_register_id);
        office.district = as_text(section["district"]).value_or("");
        office.area = as_text(section["area"]).value_or("");
        read_open(section["open"], model.slot_minutes, office);
        names.all_always_open = names.all_always_open && office.always_open;
        for (const auto& [name, field] : entries(section["resources"])) {
            const Headcount read = read_headcount(field, names, model::most_of_a_resource);
            if (const auto resource = names.resources.find(name))
                office.resources.push_back({*resource, read.most, read.dated});
        }
        read_queues(section["queues"], names, office);
        read_staff(section["staff"], names, office);
        read_neighbours(section["neighbours"], names, index, office);
        for (const model::StaffGroup& group : office.staff)
            if (group.sickness != sim::Chance{}) names.roles_with_sickness.insert(group.role);
    }
}

std::vector<KeyTable> office_key_tables() {
    return {{"offices.*", "An office. [office_defaults] has the same keys and holds where an office has none",
             office_keys},
            {"offices.*.open", "Opening hours", hours_keys},
            {"offices.*.queues.*", "A queue of the office", queue_keys},
            {"offices.*.resources.*", "How many there are, on some days", headcount_keys()}};
}

}  // namespace caseload::scenarios
