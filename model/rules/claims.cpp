#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    {"claims.leaving_shape", factor, 0.577, 0.2, 3,
     "Shape of the Weibull time on benefit, fitted to the two shares.", "FACT-6"},
    {"claims.leaving_scale", weeks, 15.12, 1, 520,
     "Scale of the Weibull time on benefit, fitted to the two shares.", "FACT-6"},
    {"claims.work_share", share, 0.406, 0, 1, "Of those leaving benefit: to work.", "FACT-7"},
    {"claims.other_share", share, 0.594, 0, 1, "Of those leaving benefit: for other reasons.", "FACT-7"},
    {"claims.reclaim_shape", factor, 0.4215, 0.2, 3,
     "Shape of the Weibull time to a reclaim, fitted to the two shares.", "FACT-8"},
    {"claims.reclaim_scale", weeks, 128, 1, 1040,
     "Scale of the Weibull time to a reclaim, fitted to the two shares.", "FACT-8"},
    // Those who have completed the Work Programme
    {"claims.completer_shape", factor, 0.7, 0.2, 3, "Shape of the Weibull time on benefit after completion.",
     "assumption (HTW-25)"},
    {"claims.completer_scale", weeks, 22, 1, 520,
     "Scale of the Weibull time on benefit after completion, all causes; fitted by the scenarios.",
     "assumption (HTW-25)"},
    {"claims.to_other_benefit_share", share, 0.083, 0, 1, "Of those leaving: to another benefit.", "FACT-7"},
    {"claims.to_other_reasons_share", share, 0.511, 0, 1,
     "Of those leaving: for other reasons, other benefits apart.", "FACT-7"},
    {"claims.job_loss_shape", factor, 1, 0.2, 3, "Shape of the Weibull time in a job.",
     "assumption (HTW-155)"},
    {"claims.job_loss_scale", weeks, 300, 1, 520,
     "Scale of the Weibull time in a job; fitted by the scenarios.", "assumption (HTW-155)"},
    {"claims.work_reclaim_shape", factor, 1, 0.2, 3, "Shape of the Weibull time from work to a reclaim.",
     "assumption (HTW-155)"},
    {"claims.work_reclaim_scale", weeks, 85, 1, 1040,
     "Scale of the Weibull time from work to a reclaim; fitted by the scenarios.", "assumption (HTW-155)"},
    {"claims.moves_a_year", share, 0.02, 0, 1, "Chance a year on benefit of moving to another office.",
     "assumption (HTW-119)"},
});

}  // namespace

std::span<const Parameter> claims() { return declared; }

}  // namespace caseload::model::chapters
