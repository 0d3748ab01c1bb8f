#include "scenarios/reader/stages/extras.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/conditions.hpp"

namespace caseload::scenarios {

namespace {

constexpr auto until_choices = "end|start";

constexpr Key of_deadline[] = {
    {"name", Kind::text, "What the breaches are counted as", "required"},
    {"from", Kind::name, "The clock to count from, or \"entry\"", "entry"},
    {"within", Kind::span,
     "How long: minutes and hours to the second, days by day. Missed by whoever is still in the pathway, or "
     "leaves it, "
     "after it has passed unmet; whoever leaves before is not judged; it ends nothing",
     "required"},
    {"until", Kind::choice, "What must be done by then: the stage is left, or its service or meeting begins",
     "end", Varies::no, until_choices},
    {"endings", Kind::names, "The endings that count as done", "every ending"},
    {"when", Kind::condition, "Whom it is for, at the moment at which it is judged", "everybody"},
    {"no_sooner", Kind::span, "Done before this counts as early", "0 s"},
};

constexpr Key of_cost[] = {
    {"payer", Kind::text, "Who pays", "required"},
    {"amount", Kind::number, "Pounds for every entry", "required"},
};

constexpr Key of_trip[] = {
    {"payer", Kind::text, "Who pays", "required"},
    {"amount", Kind::number, "Pounds for every attendance", "required"},
    {"unless", Kind::name, "Not on a day on which the person has a booking of this stage"},
};

constexpr Key of_effect[] = {
    {"on", Kind::names, "Causes of leaving that it acts on", "required"},
    {"name", Kind::text, "Name in messages", "the stage's"},
    {"clock", Kind::name, "From the day of this clock", "required"},
    {"factors", Kind::list, "Factors on the hazard by days since: [{ from_day = 0, factor = 1.4 }]",
     "required"},
    {"delivered", Kind::list,
     "What has to be delivered for a share of it, as clocks that are set when it is: [{ clock = "
     "\"workshop\", share = "
     "0.4 }]. Until then its factors act with the power of the shares that have been; what the shares leave "
     "acts at "
     "once",
     "all of it acts at once"},
    {"when", Kind::condition, "On whom it acts, by attributes: { arm = \"treated\" }", "everybody"},
    {"on_reclaim", Kind::flag, "Acts on coming back instead of on leaving", "false"},
    {"first_spell_only", Kind::flag, "Ends with the spell in which the clock was set", "true"},
    {"weight", Kind::number, "How much of it acts: 1 + weight * multiplier * (factor - 1)", "1"},
    {"multiplier", Kind::number, "As weight, to be fitted apart from it", "1"},
};

constexpr Key of_factor[] = {
    {"from_day", Kind::integer, "Whole days since the clock's day", "required"},
    {"factor", Kind::number, "1 leaves the hazard as it is", "required"},
};

constexpr Key of_delivery[] = {
    {"clock", Kind::name, "Set when it has been delivered, on the day of the effect's own clock or later",
     "required"},
    {"share", Kind::share, "The share of the effect that it brings, on the scale of logarithms", "required"},
};

constexpr double highest_factor = 1000;
constexpr std::int64_t last_day = 36'500;

/// One value for everybody, always; a rule may give it.
template <class ReadOne>
auto constant(const Field& field, const Names& names, const ReadOne& read_one)
    -> std::invoke_result_t<const ReadOne&, const Field&> {
    const auto value = varying(field, names, read_one);
    if (!value) return std::nullopt;
    if (!value->is_constant()) {
        field.error("must be one value for everybody, always", "leave out the dates or attribute");
        return std::nullopt;
    }
    return value->choices.front();
}

std::optional<double> constant_number(const Field& field, const Names& names) {
    return constant(field, names, [](const Field& plain) { return as_number(plain, 0, highest_factor); });
}

std::vector<Field> both(const Section& keys, std::string_view one, std::string_view several) {
    auto fields = one_or_more(keys[one]);
    for (auto& field : one_or_more(keys[several])) fields.push_back(std::move(field));
    return fields;
}

/// `section` was opened with `payer` and `amount` among its keys.
model::Cost read_cost(const Section& section, const Names& names) {
    model::Cost cost;
    cost.payer = as_text(section["payer"]).value_or("");
    cost.amount =
        constant(section["amount"], names, [](const Field& plain) { return as_number(plain); }).value_or(0);
    return cost;
}

/// Puts the clocks into the effect. The share of it that acts by what has been delivered: bit d of the place stands for
/// Effect::delivered[d].
std::vector<double> read_delivered(const StageReading& reading, const Section& section,
                                   model::Effect& effect) {
    std::vector<double> shares;
    for (const auto& field : items(section["delivered"])) {
        const Section delivery(field, {of_delivery}, "a delivery");
        if (!delivery) continue;
        const auto clock = resolve(reading.names.clocks, delivery["clock"]);
        const auto share = constant(delivery["share"], reading.names,
                                    [](const Field& plain) { return as_number(plain, 0, 1); });
        if (!clock || !share) continue;
        if (std::ranges::find(effect.delivered, *clock) != effect.delivered.end())
            delivery["clock"].error("comes twice", "give each clock one share");
        if (effect.delivered.size() == model::Effect::most_deliveries) {
            delivery["clock"].error(
                "at most " + std::to_string(model::Effect::most_deliveries) + " may be delivered",
                "let several stages set one clock");
            break;
        }
        effect.delivered.push_back(*clock);
        shares.push_back(*share);
    }
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    constexpr double rounding = 1e-9;
    if (all > 1 + rounding)
        section["delivered"].error("the shares sum to " + written(all) + ", more than the whole effect",
                                   "lower them to 1 or less: what they leave acts at once");
    std::vector<double> acting(std::size_t{1} << shares.size(), std::max(0.0, 1 - all));
    for (std::size_t delivered = 0; delivered < acting.size(); ++delivered)
        for (std::size_t d = 0; d < shares.size(); ++d)
            if ((delivered >> d & 1) != 0) acting[delivered] += shares[d];
    acting.back() = 1;
    return acting;
}

/// `shares` as read_delivered() gives them.
void read_pieces(const StageReading& reading, const Section& effect, double strength,
                 const std::vector<double>& shares, std::vector<model::Effect::Piece>& pieces) {
    for (const auto& field : items(effect["factors"])) {
        const Section section(field, {of_factor}, "a factor");
        if (!section) continue;
        const auto from = constant(section["from_day"], reading.names,
                                   [](const Field& plain) { return as_integer(plain, 0, last_day); });
        const auto factor = constant_number(section["factor"], reading.names);
        if (!from || !factor) continue;
        const auto day = static_cast<std::int32_t>(*from);
        if (!pieces.empty() && day <= pieces.back().from_day) {
            section["from_day"].error("days must rise: " + std::to_string(day) + " follows " +
                                          std::to_string(pieces.back().from_day),
                                      "write each day once, the earliest first");
            continue;
        }
        const double acting = 1 + strength * (*factor - 1);
        if (acting < 0 || acting > highest_factor) {
            field.error(
                "with its weight and multiplier the factor is out of range: 1 + weight * multiplier * "
                "(factor - 1) must be from 0 to 1000",
                "lower the weight or the multiplier");
            continue;
        }
        std::vector<model::Factor> factors;
        for (const double share : shares)
            factors.push_back(
                static_cast<model::Factor>(std::llround(std::pow(acting, share) * model::unchanged)));
        pieces.push_back({day, std::move(factors)});
    }
}

}  // namespace

std::span<const Key> deadline_keys() { return of_deadline; }
std::span<const Key> cost_keys() { return of_cost; }
std::span<const Key> trip_keys() { return of_trip; }
std::span<const Key> effect_keys() { return of_effect; }
std::span<const Key> factor_keys() { return of_factor; }
std::span<const Key> delivery_keys() { return of_delivery; }

namespace {

/// Does something begin there: a service, a meeting?
bool has_a_start(model::Does does) {
    using model::Does;
    return does == Does::walk_in || does == Does::appointment || does == Does::call ||
           does == Does::group_session || does == Does::reviews || does == Does::daily_reviews;
}

void read_endings(const Section& section, const model::Stage& stage, model::Deadline& deadline) {
    for (const std::string& ending : as_texts(section["endings"])) {
        const auto route = std::find_if(stage.routes.begin(), stage.routes.end(),
                                        [&](const model::Route& one) { return one.ending == ending; });
        if (route != stage.routes.end()) {
            deadline.endings.push_back(static_cast<std::uint16_t>(route - stage.routes.begin()));
            continue;
        }
        std::vector<std::string> known;
        for (const model::Route& one : stage.routes) known.push_back(one.ending);
        section["endings"].error("the stage has no ending " + in_quotes(ending), did_you_mean(ending, known));
    }
    if (deadline.until == model::Deadline::Until::start && section["endings"])
        section["endings"].error("a deadline until the start is not about endings",
                                 "leave one of the two out");
}

}  // namespace

std::vector<model::Deadline> read_deadlines(const StageReading& reading, const model::Stage& stage) {
    std::vector<model::Deadline> deadlines;
    for (const auto& field : both(reading.keys, "deadline", "deadlines")) {
        const Section section(field, {of_deadline}, "a deadline");
        if (!section) continue;
        model::Deadline deadline;
        deadline.name = as_text(section["name"]).value_or("");
        deadline.from.date = model::Anchor::Date::stage_entry;
        if (section["from"] && !(section["from"].is_text() && as_text(section["from"]) == "entry")) {
            deadline.from.date = model::Anchor::Date::clock;
            deadline.from.clock = read_clock(reading.names, section["from"]);
        }
        deadline.within = constant(section["within"], reading.names, as_span).value_or(model::Span{});
        deadline.no_sooner = constant(section["no_sooner"], reading.names, as_span).value_or(model::Span{});
        if (deadline.no_sooner.unit == deadline.within.unit &&
            deadline.no_sooner.amount > deadline.within.amount)
            section["no_sooner"].error("more than within: nobody could be in time and not early",
                                       "lower it, or raise within");
        const bool from_clock = deadline.from.date == model::Anchor::Date::clock;
        for (const char* key : {"within", "no_sooner"}) {
            const model::Span& span =
                std::string_view(key) == "within" ? deadline.within : deadline.no_sooner;
            if (from_clock && span.unit == model::Span::Unit::seconds && span.amount > 0)
                section[key].error("a clock knows its day, not the second: found " + found(section[key]),
                                   "write days, or count from the entry into the stage");
        }
        if (as_choice(section["until"], until_choices).value_or(0) == 1) {
            deadline.until = model::Deadline::Until::start;
            if (!has_a_start(stage.does()))
                section["until"].error("nothing begins in this stage: no service, no meeting",
                                       "leave `until` out: the deadline is about its end");
        }
        read_endings(section, stage, deadline);
        deadline.when = read_condition(section["when"], reading.names, reading.pathway);
        deadlines.push_back(std::move(deadline));
    }
    return deadlines;
}

std::vector<model::Cost> read_costs(const StageReading& reading, std::string_view one,
                                    std::string_view several) {
    std::vector<model::Cost> costs;
    for (const auto& field : both(reading.keys, one, several)) {
        const Section section(field, {of_cost}, "a cost");
        if (section) costs.push_back(read_cost(section, reading.names));
    }
    return costs;
}

std::vector<model::Trip> read_trips(const StageReading& reading) {
    std::vector<model::Trip> trips;
    for (const auto& field : both(reading.keys, "trip", "trips")) {
        const Section section(field, {of_trip}, "a trip");
        if (!section) continue;
        auto cost = read_cost(section, reading.names);
        trips.push_back({std::move(cost), read_booking_stage(reading, section["unless"])});
    }
    return trips;
}

std::vector<model::Effect> read_effects(const StageReading& reading) {
    std::vector<model::Effect> effects;
    const auto& own_name = reading.names.stages.names[reading.stage];
    for (const auto& field : both(reading.keys, "effect", "effects")) {
        const Section section(field, {of_effect}, "an effect");
        if (!section) continue;
        model::Effect effect;
        effect.name = as_text(section["name"]).value_or(own_name);
        effect.causes = resolve_all(reading.names.causes, section["on"]);
        if (const auto clock = resolve(reading.names.clocks, section["clock"])) effect.clock = *clock;
        effect.on_reclaim = as_flag(section["on_reclaim"]).value_or(false);
        effect.first_spell_only = as_flag(section["first_spell_only"]).value_or(true);
        effect.who = read_condition(section["when"], reading.names);
        if (!asks_for(effect.who, {model::Test::Of::attribute}))
            section["when"].error("an effect acts by attributes, which do not change",
                                  "ask for attributes alone; what happens starts clocks");
        const double weight = constant_number(section["weight"], reading.names).value_or(1);
        const double multiplier = constant_number(section["multiplier"], reading.names).value_or(1);
        const auto shares = read_delivered(reading, section, effect);
        read_pieces(reading, section, weight * multiplier, shares, effect.pieces);
        effects.push_back(std::move(effect));
    }
    return effects;
}

}  // namespace caseload::scenarios
