#pragma once

#include <cstdint>
#include <vector>

#include "model/office/trial_sums.hpp"

namespace caseload::model {

struct Setup;

/// Who is on benefit and who is in employment by day since the claim, by arm and subgroup, and before the claim.
/// Kept as differences from day to day, so that a spell costs two additions a group, whatever its length.
/// People are followed from the first day of their claim: whoever was inside before the run is not.
struct Curves {
    Curves() = default;
    explicit Curves(const Setup& setup);

    std::size_t days = 0;  ///< Length of the follow-up; every group has a place more.
    std::vector<std::int64_t> followed;
    std::vector<std::int64_t> on_benefit;
    std::vector<std::int64_t> in_work;
    std::int64_t followed_before = 0;             ///< People in the curve of the days before the claim.
    std::vector<std::int64_t> on_benefit_before;  ///< By days before the claim; entry 0 is unused.
    std::vector<std::uint64_t> share_before;      ///< The share of TRIAL-11 as thresholds of 2^63.
    std::vector<TrialSum> trial;                  ///< As TrialGroups has them.

    template <class Archive> void fields(Archive& archive) {
        archive("followed", followed);
        archive("on_benefit", on_benefit);
        archive("in_work", in_work);
        archive("followed_before", followed_before);
        archive("on_benefit_before", on_benefit_before);
        archive("trial", trial);
    }
};

}  // namespace caseload::model
