#include "scenarios/reader/stages/kinds.hpp"

#include "scenarios/reader/stages/booked.hpp"
#include "scenarios/reader/stages/choose.hpp"
#include "scenarios/reader/stages/daily_reviews.hpp"
#include "scenarios/reader/stages/decision_maker.hpp"
#include "scenarios/reader/stages/extras.hpp"
#include "scenarios/reader/stages/group_session.hpp"
#include "scenarios/reader/stages/placement.hpp"
#include "scenarios/reader/stages/wait.hpp"
#include "scenarios/reader/stages/walk_in.hpp"
#include "scenarios/reader/values/routes.hpp"

namespace caseload::scenarios {

namespace {

using model::Does;

constexpr auto kinds =
    "appointment|call|walk_in|group_session|reviews|decision_maker|choose|wait|exit|daily_reviews|placement";

constexpr Key of_stage[] = {
    {"does", Kind::choice, "What happens in the stage", "required", Varies::no, kinds},
    {"label", Kind::text, "Its name in pictures"},
    {"drawn_as", Kind::text, "Has the luck of a stage of this name: what it was called before",
     "its own name"},
    {"guidance", Kind::text, "Ids of the rules it follows, \"IAP-9, IAP-17\""},
    {"deadline", Kind::one_or_more, "A time within which the stage should end"},
    {"deadlines", Kind::list, "Several such"},
    {"cost", Kind::one_or_more, "Money that every entry costs"},
    {"costs", Kind::list, "Several such"},
    {"effect", Kind::one_or_more, "What the stage does to leaving benefit"},
    {"effects", Kind::list, "Several such"},
    {"paperwork", Kind::span, "Staff time for every entry that waits for nobody and fills no diary", "",
     Varies::yes},
    {"paperwork_role", Kind::name, "Whose time that is", "the stage's role"},
    {"paperwork_every", Kind::span, "So often in the time spent in the stage, in place of at every entry",
     ""},
    {"release", Kind::flag, "Gives back on entry whatever the case has kept", "false"},
    {"office", Kind::name, "Where it is held", "the case's own office"},
    {"overnight", Kind::flag, "A move to that office takes effect from the next opening", "false"},
};

constexpr Key of_routed[] = {
    {"to", Kind::route, "One stage or \"end\" for every ending, or { ENDING = ... }", "required"},
};

/// The keys of each kind, besides those of every stage, in the order of model::Does.
std::vector<std::span<const Key>> keys_of(Does does) {
    switch (does) {
    case Does::appointment: return {of_routed, booking_keys(), appointment_keys()};
    case Does::call: return {of_routed, booking_keys(), call_keys()};
    case Does::walk_in: return {of_routed, walk_in_keys()};
    case Does::group_session: return {of_routed, group_session_keys()};
    case Does::reviews: return {of_routed, booking_keys(), reviews_keys()};
    case Does::decision_maker: return {of_routed, decision_maker_keys()};
    case Does::choose: return {choose_keys()};
    case Does::wait: return {of_routed, wait_keys()};
    case Does::exit: return {};
    case Does::daily_reviews: return {of_routed, daily_reviews_keys()};
    case Does::placement: return {of_routed, placement_keys()};
    }
    return {};
}

model::Kind read_kind(const StageReading& reading, Does does, std::vector<model::Route>& routes) {
    switch (does) {
    case Does::appointment: return read_appointment(reading);
    case Does::call: return read_call(reading);
    case Does::walk_in: return read_walk_in(reading);
    case Does::group_session: return read_group_session(reading);
    case Does::reviews: return read_reviews(reading);
    case Does::decision_maker: return read_decision_maker(reading);
    case Does::choose: return read_choose(reading, routes);
    case Does::wait: return read_wait(reading);
    case Does::daily_reviews: return read_daily_reviews(reading);
    case Does::placement: return read_placement(reading);
    case Does::exit: break;
    }
    return model::Exit{};
}

void read_paperwork_every(const StageReading& reading, model::Stage& stage) {
    const Field field = reading.keys["paperwork_every"];
    const auto every = as_span(field);
    if (!every) return;
    if (every->unit == model::Span::Unit::working_days || every->amount == 0)
        field.error("wanted some hours, days or weeks", "write \"1 week\"");
    else if (!stage.paperwork.is_constant())
        field.error("with it the paperwork is the same for everybody, always",
                    "leave out the dates or attribute");
    else
        stage.paperwork_every = model::seconds_in(*every).count();
}

void read_paperwork(const StageReading& reading, model::Stage& stage) {
    if (!vary(stage.paperwork, reading.keys["paperwork"], reading.names, as_minutes)) {
        for (const char* key : {"paperwork_role", "paperwork_every"})
            if (reading.keys[key] && !reading.keys["paperwork"])
                reading.keys[key].error("there is no paperwork",
                                        "add paperwork = \"10 min\", or leave this out");
        return;
    }
    if (reading.keys["paperwork_every"]) read_paperwork_every(reading, stage);
    auto role = reading.keys["paperwork_role"];
    if (!role) role = reading.keys.field().child("role");
    if (!role)
        reading.keys["paperwork"].error("nobody does the paperwork", "name them: paperwork_role = \"ROLE\"");
    else if (const auto found = resolve(reading.names.roles, role))
        stage.paperwork_role = static_cast<std::int16_t>(*found);
}

Section open(const Field& field, Does does) {
    const auto keys = keys_of(does);
    const std::string what = "a stage that does " + std::string(model::name_of(does));
    switch (keys.size()) {
    case 0: return {field, {of_stage, action_keys()}, what};
    case 1: return {field, {of_stage, action_keys(), keys[0]}, what};
    case 2: return {field, {of_stage, action_keys(), keys[0], keys[1]}, what};
    default: return {field, {of_stage, action_keys(), keys[0], keys[1], keys[2]}, what};
    }
}

}  // namespace

bool read_stage(const Field& field, const Names& names, std::uint16_t index, model::Model& model) {
    auto& stage = model.stages[index];
    stage.draw_name = sim::named(names.stages_drawn_as[index]);
    stage.kind = model::Exit{};
    if (!field.is_table()) {
        field.wrong_kind("a table with keys of its own");
        return false;
    }
    if (!field.has("does")) {
        field.error("the key \"does\" is missing",
                    "say what happens in the stage, such as does = \"appointment\"");
        return false;
    }
    const auto which = as_choice(field.child("does"), kinds);
    if (!which) return false;
    const auto does = static_cast<Does>(*which);
    const auto keys = open(field, does);
    if (const auto office = resolve(names.offices, keys["office"]))
        stage.office = static_cast<std::int16_t>(*office);
    stage.overnight = as_flag(keys["overnight"]).value_or(false);
    if (stage.overnight && !keys["office"])
        keys["overnight"].error("there is no other office to move to overnight", "name it: office = \"...\"");
    const StageReading reading{keys, names, model, index, stage.pathway, stage.office};
    stage.kind = read_kind(reading, does, stage.routes);
    if (does != Does::choose && does != Does::exit)
        stage.routes = read_routes(keys["to"], does, names, stage.pathway);
    stage.on_entry = read_actions(keys, names, stage.pathway);
    stage.deadlines = read_deadlines(reading, stage);
    stage.costs = read_costs(reading);
    for (auto& effect : read_effects(reading)) model.outcomes.effects.push_back(std::move(effect));
    read_paperwork(reading, stage);
    stage.releases = as_flag(keys["release"]).value_or(false);
    stage.guidance = as_text(keys["guidance"]).value_or("");
    stage.label = as_text(keys["label"]).value_or("");
    return does == Does::choose || does == Does::exit || static_cast<bool>(keys["to"]);
}

std::vector<KeyTable> stage_key_tables() {
    std::vector<KeyTable> tables{
        {"pathways.*.stages.*", "A stage, whatever it does", of_stage},
        {"pathways.*.stages.*", "A stage, whatever it does", action_keys()},
        {"pathways.*.stages.*.deadline", "A deadline", deadline_keys()},
        {"pathways.*.stages.*.cost", "A cost", cost_keys()},
        {"pathways.*.stages.*.trip", "Money for an attendance", trip_keys()},
        {"pathways.*.stages.*.effect", "An effect on leaving benefit", effect_keys()},
        {"pathways.*.stages.*.effect.factors[]", "A factor from a day on", factor_keys()},
        {"pathways.*.stages.*.effect.delivered[]", "What has to be delivered for a share of the effect",
         delivery_keys()},
    };
    const auto add = [&tables](std::string_view section, std::string_view meaning, Does does) {
        for (const auto& keys : keys_of(does)) tables.push_back({section, meaning, keys});
    };
    add("pathways.*.stages.* (appointment)", "Booked ahead in diaries; attendance is drawn on the day",
        Does::appointment);
    add("pathways.*.stages.* (call)", "An outbound call in a coach's time", Does::call);
    add("pathways.*.stages.* (walk_in)", "Joins a queue now", Does::walk_in);
    add("pathways.*.stages.* (group_session)", "A session for a group, timetabled or on demand",
        Does::group_session);
    add("pathways.*.stages.* (reviews)", "A repeated appointment, until a time or a condition",
        Does::reviews);
    add("pathways.*.stages.* (decision_maker)", "A referral to a decision maker", Does::decision_maker);
    add("pathways.*.stages.* (choose)", "At once: the first branch that holds", Does::choose);
    tables.push_back({"pathways.*.stages.*.branches[]", "A branch", branch_keys()});
    tables.push_back({"pathways.*.stages.*.branches[].steer",
                      "A branch that is taken when its share of markers is furthest below the one wanted",
                      steer_keys()});
    add("pathways.*.stages.* (wait)", "Until a date, a clock or for a time", Does::wait);
    tables.push_back({"pathways.*.stages.*.until", "A moment", moment_keys()});
    tables.push_back({"pathways.*.stages.*.until", "A moment", several_moments_keys()});
    add("pathways.*.stages.* (daily_reviews)",
        "Attendance every weekday, by a timetable drawn anew for each block", Does::daily_reviews);
    tables.push_back({"pathways.*.stages.*.on_miss", "What a missed attendance does", action_keys()});
    tables.push_back({"pathways.*.stages.*.on_doubt", "What a doubt does", action_keys()});
    add("pathways.*.stages.* (placement)",
        "A placement with a provider: a place, an engagement meeting, weeks of work", Does::placement);
    for (const auto& [section, meaning] :
         {std::pair{"pathways.*.stages.*.on_referral", "What the referral does"},
          std::pair{"pathways.*.stages.*.on_engagement", "What coming to the engagement meeting does"},
          std::pair{"pathways.*.stages.*.on_start", "What the first day of the placement does"},
          std::pair{"pathways.*.stages.*.on_failure", "What a failure of the lower level does"},
          std::pair{"pathways.*.stages.*.on_refusal", "What a refusal does"}})
        tables.push_back({section, meaning, action_keys()});
    tables.push_back({"pathways.*.stages.*.weekly_cost", "A cost of every week of provision", cost_keys()});
    return tables;
}

}  // namespace caseload::scenarios
