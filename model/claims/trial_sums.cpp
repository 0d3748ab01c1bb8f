#include "model/claims/trial_sums.hpp"

#include "model/claims/trial_groups.hpp"

namespace caseload::model {

namespace {

void add(TrialSum& sum, std::int64_t benefit, std::int64_t work) {
    sum.people += 1;
    sum.benefit += benefit;
    sum.benefit_squares += benefit * benefit;
    sum.work += work;
    sum.work_squares += work * work;
}

}  // namespace

void add_to_trial(Site& site, std::uint32_t person) {
    const Layout& layout = site.setup->layout;
    if (layout.totals == 0) return;
    const Trial& trial = site.model().trial;
    const Person who = site.people[person];
    const Head& head = who.head();
    if (head.arrived + trial.days > layout.number_of(site.model().end)) return;
    std::vector<TrialSum>& sums = site.curves.trial;
    for_each_trial_group(site, person,
                         [&](std::size_t group) { add(sums[group], who.total(0), who.total(1)); });
    if (trial.allocation != Allocation::cluster) return;
    const std::size_t office = site.setup->source_office[head.source];
    const std::size_t first = site.setup->measured.arm_groups;
    add(sums[first + office * 2 + side_of(site, person)], who.total(0), who.total(1));
}

void write_trial(Site& site) {
    const Measured& measured = site.setup->measured;
    const std::vector<TrialSum>& sums = site.curves.trial;
    for (std::size_t g = 0; g < sums.size(); ++g) {
        const TrialSum& sum = sums[g];
        if (sum.people == 0) continue;
        const auto write = [&](sim::MeasureId measure, std::size_t group, std::int64_t amount) {
            site.ledger.add(measure, {.group = group}, {sum.people, amount});
        };
        if (g >= measured.arm_groups) {
            write(Measured::office_benefit, g - measured.arm_groups, sum.benefit);
            write(Measured::office_work, g - measured.arm_groups, sum.work);
            continue;
        }
        write(Measured::trial_benefit, g, sum.benefit);
        write(Measured::trial_benefit_squares, g, sum.benefit_squares);
        write(Measured::trial_work, g, sum.work);
        write(Measured::trial_work_squares, g, sum.work_squares);
    }
}

}  // namespace caseload::model
