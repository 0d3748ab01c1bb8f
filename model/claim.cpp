#include "model/claim.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "model/hazard.hpp"

namespace caseload::model {

namespace {

/// A person's threshold for one cause in the present spell.
std::uint64_t threshold(Site& site, std::uint32_t person, std::string_view what, const Cause& cause) {
    const std::string name = std::string(what) + cause.name;
    sim::Draw draw(site.luck, site.identity(person), sim::named(name), site.people[person].head().spell);
    return draw_threshold(draw);
}

/// The factor an effect has so many days after its clock was set.
Factor factor_at(const Effect& effect, std::int32_t days_since) {
    Factor factor = unchanged;
    for (const Effect::Piece& piece : effect.pieces) {
        if (days_since < piece.from_day) break;
        factor = piece.factor;
    }
    return factor;
}

/// The factors on a hazard whose day 0 is `origin`, from `from_day` on: `constant` times those effects on the cause
/// whose clock is set.
std::vector<Stretch> stretches(Site& site, std::uint32_t person, std::uint16_t cause, bool on_reclaim,
                               DayNumber origin, std::int32_t from_day, Factor constant) {
    const Person who = site.people[person];
    const std::vector<Effect>& effects = site.model().outcomes.effects;
    const auto acts = [&](const Effect& effect) {
        return effect.on_reclaim == on_reclaim && who.clock(effect.clock) != unset &&
               (!effect.first_spell_only || who.head().spell == 1) &&
               std::find(effect.causes.begin(), effect.causes.end(), cause) != effect.causes.end();
    };
    std::vector<Stretch> found{{from_day, constant}};
    for (const Effect& effect : effects) {
        if (!acts(effect)) continue;
        for (const Effect::Piece& piece : effect.pieces) {
            const std::int32_t day = who.clock(effect.clock) - origin + piece.from_day;
            if (day > from_day) found.push_back({day, constant});
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Stretch& a, const Stretch& b) { return a.from_day < b.from_day; });
    for (const Effect& effect : effects) {
        if (!acts(effect)) continue;
        for (Stretch& stretch : found) {
            const std::int32_t since = stretch.from_day + origin - who.clock(effect.clock);
            stretch.factor = product(stretch.factor, factor_at(effect, since));
        }
    }
    return found;
}

/// The next turn of a claim: off benefit for a cause, or back on it.
struct Turn {
    std::int64_t day = never;  ///< As DayNumber.
    std::uint16_t cause = 0;
};

Turn next_turn(Site& site, std::uint32_t person) {
    const Head head = site.people[person].head();
    Turn turn;
    if ((head.flags & Head::on_benefit) == 0) {
        const std::int32_t day = day_of_return(site, person);
        if (day != never) turn.day = std::int64_t{head.turned} + day;
        return turn;
    }
    std::int32_t earliest = never;
    for (std::uint16_t c = 0; c < site.model().outcomes.causes.size(); ++c) {
        const std::int32_t day = day_of_leaving(site, person, c);
        if (day >= earliest) continue;
        earliest = day;
        turn = {std::int64_t{head.turned} + day, c};
    }
    return turn;
}

/// Schedules the next turn, if it comes within the run; an earlier event lapses.
bool schedule_turn(Site& site, std::uint32_t person) {
    const Layout& layout = site.setup->layout;
    const Turn turn = next_turn(site, person);
    Head& head = site.people[person].head();
    head.claim_generation = static_cast<std::uint16_t>(head.claim_generation + 1);
    const std::int64_t day = std::max(turn.day, std::int64_t{layout.number_of(site.today())} + 1);
    if (day >= layout.number_of(site.model().end)) return false;
    site.agenda.add({.when = sim::Time{layout.day_of(static_cast<DayNumber>(day))},
                     .actor = person,
                     .generation = head.claim_generation,
                     .kind = static_cast<std::uint8_t>(EventKind::claim),
                     .strand = 0});
    return true;
}

/// Books employment since benefit was left, up to `until`.
void book_work(Site& site, std::uint32_t person, std::int64_t until) {
    const Head head = site.people[person].head();
    const std::int32_t days = day_of_job_loss(site, person);
    add_stretch(site, person, &Curves::in_work, head.turned,
                std::min(std::int64_t{head.turned} + days, until));
}

void leave_benefit(Site& site, std::uint32_t person, std::uint16_t cause) {
    const Measured& measured = site.setup->measured;
    const DayNumber today = site.setup->layout.number_of(site.today());
    add_stretch(site, person, &Curves::on_benefit, site.people[person].head().turned, today);
    is_followed(site, person);
    Head& head = site.people[person].head();
    head.flags &= static_cast<std::uint8_t>(~Head::on_benefit);
    head.turned = today;
    head.cause = static_cast<std::uint8_t>(cause);
    if (site.logging()) {
        site.note(main_strand(site, person),
                  {.event = "claim_ended", .detail = "cause=" + site.model().outcomes.causes[cause].name});
    }
    site.measure(measured.claims_ended, -1, cause, 1, 1);
    site.react(person, Happening::claim_closed);
    if (!site.people.alive(person)) return;  // gone to another office, where the claim is considered again
    if (schedule_turn(site, person)) return;
    // Nobody comes back within the run: what has been interrupted stays so.
    site.people[person].head().flags &= static_cast<std::uint8_t>(~Head::claims);
    close_account(site, person);
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        if (site.strand({person, s}).suspended != 0) site.end_strand({person, s});
    }
    site.remove_if_done(person);
}

void claim_again(Site& site, std::uint32_t person) {
    const DayNumber today = site.setup->layout.number_of(site.today());
    book_work(site, person, today);
    Head& head = site.people[person].head();
    head.flags |= Head::on_benefit;
    head.turned = today;
    if (head.spell < 255) ++head.spell;
    if (site.logging()) site.note(main_strand(site, person), {.event = "reclaimed"});
    site.measure(site.setup->measured.reclaims, -1, 0, 1, 1);
    schedule_turn(site, person);
    site.react(person, Happening::reclaim);
}

}  // namespace

Who main_strand(Site& site, std::uint32_t person) {
    const Model& model = site.model();
    const std::size_t source = site.people[person].head().source;
    const std::size_t streams = model.arrivals.size();
    const std::uint16_t pathway =
        source < streams ? model.arrivals[source].pathway : model.stock[source - streams].pathway;
    return {person, static_cast<std::uint8_t>(pathway)};
}

void come_in_off_benefit(Site& site, std::uint32_t person, std::uint16_t stage) {
    Head& head = site.people[person].head();
    head.turned = site.setup->layout.number_of(site.today());
    head.cause = 0;
    head.flags |= Head::claims;
    const Who who = main_strand(site, person);
    site.strand(who).stage = stage;
    site.strand(who).suspended = 1;
    if (schedule_turn(site, person)) return;
    site.people[person].head().flags &= static_cast<std::uint8_t>(~Head::claims);
    site.end_strand(who);
    site.remove_if_done(person);
}

void close_claim(Site& site, std::uint32_t person, std::uint16_t cause) {
    if (site.people[person].on_benefit()) leave_benefit(site, person, cause);
}

void open_claim(Site& site, std::uint32_t person, std::int32_t elapsed_days) {
    const Layout& layout = site.setup->layout;
    const sim::Day first = site.today() - sim::Days{elapsed_days};
    Head& head = site.people[person].head();
    head.turned = layout.number_of(first);
    head.spell = 1;
    head.flags |= Head::on_benefit | Head::claims;
    const std::int16_t clock = site.model().outcomes.claim_clock;
    if (clock >= 0) site.set_clock(person, static_cast<std::uint16_t>(clock), first);
    schedule_turn(site, person);
}

void claim_happens(Site& site, std::uint32_t person) {
    if (!site.people.alive(person)) return;  // gone to another office
    if (site.people[person].on_benefit()) {
        leave_benefit(site, person, next_turn(site, person).cause);
    } else {
        claim_again(site, person);
    }
}

void reconsider_claim(Site& site, std::uint32_t person) {
    if ((site.people[person].head().flags & Head::claims) != 0) schedule_turn(site, person);
}

std::int32_t day_of_leaving(Site& site, std::uint32_t person, std::uint16_t cause) {
    const Cause& leaving = site.model().outcomes.causes[cause];
    const Person who = site.people[person];
    Factor factor = unchanged;
    for (const FactorByAttribute& by : leaving.factors) {
        factor = product(factor, by.by_level[who.attribute(by.attribute)]);
    }
    const DayNumber claimed = who.head().turned;
    const std::int32_t elapsed = std::max(site.setup->layout.number_of(site.model().start) - claimed, 0);
    return day_passed(leaving.hazard, threshold(site, person, "claim.leaves.", leaving),
                      stretches(site, person, cause, false, claimed, elapsed, factor));
}

std::int32_t day_of_return(Site& site, std::uint32_t person) {
    const Head& head = site.people[person].head();
    const Cause& cause = site.model().outcomes.causes[head.cause];
    if (cause.reclaim.empty()) return never;
    return day_passed(cause.reclaim, threshold(site, person, "claim.returns.", cause),
                      stretches(site, person, head.cause, true, head.turned, 0, unchanged));
}

std::int32_t day_of_job_loss(Site& site, std::uint32_t person) {
    const Cause& cause = site.model().outcomes.causes[site.people[person].head().cause];
    if (!cause.employed) return 0;
    if (cause.job_loss.empty()) return never;
    const Stretch always{};
    return day_passed(cause.job_loss, threshold(site, person, "claim.loses_job.", cause), {&always, 1});
}

void close_account(Site& site, std::uint32_t person) {
    const Head head = site.people[person].head();
    if ((head.flags & account_closed) != 0) return;
    site.people[person].head().flags |= account_closed;
    if (head.spell > 0) {
        const std::int64_t end = site.setup->layout.number_of(site.model().end);
        if ((head.flags & Head::on_benefit) != 0) {
            add_stretch(site, person, &Curves::on_benefit, head.turned, end);
        } else {
            book_work(site, person, end);
        }
        add_follow_up(site, person);
    }
    const Who who = main_strand(site, person);
    const std::vector<Headcount>& headcounts = site.model().headcounts;
    for (std::size_t h = 0; h < headcounts.size(); ++h) {
        if (!site.holds(who, headcounts[h].who)) continue;
        site.measure(site.setup->measured.headcount, -1, static_cast<int>(h), 1, 1);
    }
}

}  // namespace caseload::model
