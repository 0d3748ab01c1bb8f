#include "model/claims/curves.hpp"

#include <algorithm>
#include <limits>

#include "model/claims/claim.hpp"
#include "model/claims/trial_groups.hpp"
#include "model/claims/trial_sums.hpp"

namespace caseload::model {

namespace {

constexpr std::uint64_t status_before = sim::named("claim.before");

/// The groups of the curves a person belongs to: one, or one a subgroup of the arm that was due.
template <class Each> void each_group(Site& site, std::uint32_t person, Each each) {
    if (!site.model().trial.present()) return each(std::size_t{0});
    for_each_trial_group(site, person, each);
}

bool belongs(Site& site, std::uint32_t person) {
    const Model& model = site.model();
    const Head& head = site.people[person].head();
    if (head.source >= model.arrivals.size()) return false;
    const Trial& trial = model.trial;
    if (!trial.present()) return head.arrived >= site.setup->layout.number_of(model.measured_from);
    const std::uint8_t arm = site.people[person].attribute(static_cast<std::size_t>(trial.arm));
    return (arm == trial.treated || arm == trial.control) &&
           site.holds(main_strand(site, person), trial.population);
}

void write(Site& site, sim::MeasureId measure, const std::vector<std::int64_t>& differences) {
    const Curves& curves = site.curves;
    for (std::size_t group = 0; group < site.setup->measured.arm_groups; ++group) {
        std::int64_t people = 0;
        std::int64_t sum = 0;
        for (std::size_t day = 0; day < curves.days; ++day) {
            people += curves.followed[group * (curves.days + 1) + day];
            sum += differences[group * (curves.days + 1) + day];
            if (people != 0 || sum != 0) {
                site.ledger.add(measure, {.group = group, .period = static_cast<int>(day)}, {people, sum});
            }
        }
    }
}

}  // namespace

bool is_followed(Site& site, std::uint32_t person) {
    const std::uint8_t flags = site.people[person].head().flags;
    if ((flags & follow_up_decided) != 0) return (flags & follow_up_counted) != 0;
    const bool counted = belongs(site, person);
    site.people[person].head().flags |=
        static_cast<std::uint8_t>(follow_up_decided | (counted ? follow_up_counted : 0));
    return counted;
}

void add_stretch(Site& site, std::uint32_t person, std::vector<std::int64_t> Curves::*curve, DayNumber from,
                 std::int64_t until) {
    Curves& curves = site.curves;
    const Layout& layout = site.setup->layout;
    const std::int64_t first = site.people[person].head().arrived;
    const std::int64_t end = std::min<std::int64_t>(layout.number_of(site.model().end) - first,
                                                    static_cast<std::int64_t>(curves.days));
    const std::int64_t from_day = from - first;
    const std::int64_t until_day = std::min(until - first, end);
    if (from_day >= until_day || !is_followed(site, person)) return;
    if (site.setup->layout.totals != 0 && curve != &Curves::followed) {
        const std::int64_t booked = std::min<std::int64_t>(until_day, site.model().trial.days) - from_day;
        std::uint16_t& total = site.people[person].total(curve == &Curves::on_benefit ? 0 : 1);
        if (booked > 0) total = static_cast<std::uint16_t>(total + booked);
    }
    each_group(site, person, [&](std::size_t group) {
        std::int64_t* differences = (curves.*curve).data() + group * (curves.days + 1);
        differences[from_day] += 1;
        differences[until_day] -= 1;
    });
}

void add_follow_up(Site& site, std::uint32_t person) {
    if (!is_followed(site, person)) return;
    const DayNumber first = site.people[person].head().arrived;
    add_stretch(site, person, &Curves::followed, first, std::numeric_limits<std::int32_t>::max());
    add_to_trial(site, person);
    Curves& curves = site.curves;
    if (curves.share_before.empty()) return;
    sim::Draw draw(site.luck, site.identity(person), status_before, 0);
    const std::uint64_t status = draw() >> 1;
    curves.followed_before += 1;
    for (std::size_t day = 1; day < curves.share_before.size(); ++day) {
        curves.on_benefit_before[day] += status < curves.share_before[day] ? 1 : 0;
    }
}

void write_curves(Site& site) {
    if (!site.model().outcomes.present()) return;
    write(site, Measured::on_benefit, site.curves.on_benefit);
    write(site, Measured::in_work, site.curves.in_work);
    write_trial(site);
    for (std::size_t day = 1; day < site.curves.on_benefit_before.size(); ++day) {
        site.ledger.add(Measured::before_claim, {.period = static_cast<int>(day)},
                        {site.curves.followed_before, site.curves.on_benefit_before[day]});
    }
}

}  // namespace caseload::model
