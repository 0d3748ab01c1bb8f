#include "tests/theory/expected.hpp"

/// What takes too long for every commit.
namespace caseload::theory {

TEST_CASE("M/M/1 nearly saturated: Lq 98.01 and a wait of 495 minutes", "[long]") {
    const Ran ran(shipped / "mm1-heavy.toml", 40);
    check_matches(ran({.measure = "wait", .stage = "customer.service"}), 495.0, 0.05);
    check_matches(ran({.measure = "queue_length", .group = "queue=service"}), 98.01, 0.05);
}

}  // namespace caseload::theory
