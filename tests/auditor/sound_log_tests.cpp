#include <catch2/catch.hpp>
#include <stdexcept>

#include "written_log.hpp"

namespace audit {

TEST_CASE("A sound log has no findings and every check has seen cases", "[auditor]") {
    const Report report = written::audited(written::csv(written::sound));
    CHECK(in_words(report).empty());
    for (const auto& [rule, count] : report.checked) {
        if (rule == "HTW-92 unclear") continue;
        INFO(rule);
        CHECK(count > 0);
    }
}

TEST_CASE("Quotation marks, doubled ones and line breaks within fields are read as RFC 4180 has them",
          "[auditor]") {
    std::string log = written::csv(written::sound);
    const std::string plain = ",cause=other\n";
    const std::size_t at = log.find(plain);
    REQUIRE(at != std::string::npos);
    log.replace(at, plain.size(), ",\"cause=other;note=a \"\"b\"\", c\nd\"\n");
    CHECK(in_words(written::audited(log)).empty());
}

TEST_CASE("What is no event log is refused with its line", "[auditor]") {
    CHECK_THROWS_AS(written::audited("time,what\n"), std::runtime_error);
    const std::string log = written::csv(written::sound);
    CHECK_THROWS_WITH(written::audited(log.substr(0, log.size() - 30)), Catch::Contains("line "));
    CHECK_THROWS_WITH(written::audited(log + "0,yesterday,,,,,,,,,,,\n"),
                      Catch::Contains("no time: yesterday"));
}

TEST_CASE("Replications are audited apart", "[auditor]") {
    const std::string log = written::csv(written::sound);
    std::string second = log.substr(log.find('\n') + 1);
    for (std::size_t at = 0; at < second.size(); at = second.find('\n', at) + 1) second[at] = '1';
    const Report report = written::audited(log + second);
    CHECK(in_words(report).empty());
    CHECK(report.rows == 2 * written::audited(log).rows);
}

TEST_CASE("Two failures pending: a sanction is accepted when either explains it", "[auditor][HTW-92]") {
    const std::string life = R"(
2014-05-01T00:00:00|S|programme||claim_started||||
2014-06-02T10:00:00|S|decisions|referred|failure||2014-06-02T00:00:00|2014-06-02T00:00:00|
2014-06-23T10:00:00|S|decisions|referred|failure||2014-06-23T00:00:00|2014-06-23T00:00:00|
2014-06-30T10:00:00|S|decisions|referred|decision||||outcome=sanction;level=lower;weeks=4;days=28
)";
    const std::string repeated =
        "2014-07-30T10:00:00|S|decisions|referred|decision||||outcome=sanction;level=lower;weeks=13;days=91";
    const std::string first =
        "2014-07-30T10:00:00|S|decisions|referred|decision||||outcome=sanction;level=lower;weeks=4;days=28";
    // Decided in the order of the failures the second is a repetition, in the other order it is none (HTW-92).
    CHECK(written::audited(written::csv(life, {{"", repeated}})).findings.empty());
    CHECK(written::audited(written::csv(life, {{"", first}})).findings.empty());
    const std::string reserved = "2014-07-29T10:00:00|S|decisions|referred|decision||||outcome=reserved";
    CHECK(written::audited(written::csv(life, {{"", reserved}, {"", first}})).findings.empty());
}

}  // namespace audit
