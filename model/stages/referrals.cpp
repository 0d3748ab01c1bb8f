#include "model/stages/referrals.hpp"

#include <algorithm>
#include <iterator>

#include "model/stages/course.hpp"
#include "model/stages/decision_maker.hpp"
#include "model/stages/decisions.hpp"
#include "model/waits/stays.hpp"

namespace caseload::model {

using namespace decisions;

void refer_reserved(Site& site, Who who) {
    std::vector<Referral> again;
    std::copy_if(site.referrals.all.begin(), site.referrals.all.end(), std::back_inserter(again),
                 [&](const Referral& one) { return is_of(one, who) && one.reserved != 0; });
    std::erase_if(site.referrals.all,
                  [&](const Referral& one) { return is_of(one, who) && one.reserved != 0; });
    std::sort(again.begin(), again.end(),
              [](const Referral& one, const Referral& other) { return one.order < other.order; });
    for (Referral& referral : again) {
        const Stage& stage = site.model().stages[referral.stage];
        const auto& decision = std::get<DecisionMaker>(stage.kind);
        if (!has_pending(site, who)) stand_at(site, who, referral.stage);
        if (stage.visits_slot >= 0) {
            const auto slot = static_cast<std::size_t>(stage.visits_slot);
            site.people[who.person].count_visit(slot);
            referral.entry = static_cast<std::uint8_t>(site.people[who.person].visits(slot));
        }
        referral.reserved = 0;
        referral.order = site.referrals.next_order++;
        await_decision(site, who, referral, decision);
    }
    if (site.strand(who).phase == waiting && has_pending(site, who)) await_next(site, who);
}

void take_referrals(Site& site, std::uint32_t person, Request& into) {
    const auto is_theirs = [person](const auto& one) { return one.person == person; };
    Referrals& here = site.referrals;
    std::copy_if(here.all.begin(), here.all.end(), std::back_inserter(into.referrals), is_theirs);
    std::copy_if(here.sanctions.begin(), here.sanctions.end(), std::back_inserter(into.sanctions), is_theirs);
    forget_referrals(site, person);
    std::sort(into.referrals.begin(), into.referrals.end(),
              [](const Referral& one, const Referral& other) { return one.order < other.order; });
}

void forget_referrals(Site& site, std::uint32_t person) {
    const auto is_theirs = [person](const auto& one) { return one.person == person; };
    std::erase_if(site.referrals.all, is_theirs);
    std::erase_if(site.referrals.sanctions, is_theirs);
}

void bring_referrals(Site& site, std::uint32_t person, const Request& from) {
    for (Sanction sanction : from.sanctions) {
        sanction.person = person;
        site.referrals.sanctions.push_back(sanction);
    }
    for (Referral referral : from.referrals) {
        referral.person = person;
        referral.order = site.referrals.next_order++;
        site.referrals.all.push_back(referral);
    }
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        if (!site.people.alive(person)) return;
        const Who who{person, s};
        const Strand& at = site.strand(who);
        if (at.stage == nowhere || at.suspended != 0) continue;
        if (site.stage_of(who).does() != Does::decision_maker) continue;
        site.count(Measured::moved_in, {.stage = at.stage});
        begin_to_stand(site, who);
        if (next_of(site, who) != nullptr) {
            await_next(site, who);
        } else {
            // A reaction to the last sanction has led here before its ending was taken.
            leave(site, who, sanctioned);
        }
    }
}

}  // namespace caseload::model
