#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "written_log.hpp"

namespace audit::written {

/// A fault planted in the sound log.
struct Fault {
    std::string what;
    std::string rule;  ///< The only one that findings may name.
    std::vector<Edit> edits;
};

/// Each fault is found under its rule, and nothing else is reported.
inline void check(const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) {
        DYNAMIC_SECTION(fault.what) {
            const Report report = audited(csv(sound, fault.edits));
            INFO(in_words(report));
            CHECK_FALSE(report.findings.empty());
            for (const Finding& finding : report.findings) CHECK(finding.rule == fault.rule);
        }
    }
}

}  // namespace audit::written
