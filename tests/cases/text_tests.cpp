#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

TEST_CASE("a control character in a name is refused with its place", "[cases][text]") {
    const auto said = cases::check("awkward_names");
    CHECK(said.code == 2);
    CHECK(said.err.find("awkward_names.toml:16:") != std::string::npos);
    CHECK(said.err.find("U+0000") != std::string::npos);
    CHECK(said.err.find('\0') == std::string::npos);
}

TEST_CASE("a seed that is too large for a seed is refused", "[cases][text]") {
    CHECK(cases::run("constant_stay", "--seed 18446744073709551615").said.code == 0);
    const auto said = cases::run("constant_stay", "--seed 18446744073709551616").said;
    CHECK(said.code == 2);
    CHECK(said.err.find("18446744073709551615") != std::string::npos);
}

TEST_CASE("too many replications are told how many there may be", "[cases][text]") {
    for (const char* many : {"99999999999", "1000001", "0..99999999999", "0..1000000"}) {
        CAPTURE(many);
        const auto said = cases::run("constant_stay", "--replications " + std::string(many)).said;
        CHECK(said.code == 2);
        CHECK(said.err.find("at most 1,000,000") != std::string::npos);
    }
}
