#include "model/catalogue/catalogue.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace caseload::model;

TEST_CASE("Rule ids are unique and carry their document's name", "[catalogue]") {
    std::set<std::string_view> ids;
    for (const auto& rule : rules()) {
        INFO(rule.id);
        CHECK(ids.insert(rule.id).second);
        CHECK(rule.id.starts_with(std::string{rule.document} + "-"));
        CHECK(std::string_view{"MTN"}.find(rule.kind) != std::string_view::npos);
        CHECK(rule.sentence.size() > 10);
        CHECK(rule.sentence.find('"') == std::string_view::npos);
        CHECK(find_rule(rule.id) == &rule);
        CHECK(ids_in(rule.id) == std::vector<std::string_view>{rule.id});
    }
    CHECK(find_rule("IAP-99") == nullptr);
    CHECK(find_rule("IAP") == nullptr);
}

TEST_CASE("The catalogue has every paragraph of every document", "[catalogue]") {
    std::map<std::string_view, int> count;
    for (const auto& rule : rules()) {
        ++count[rule.document];
        // Ascending without a gap: the n-th rule of a document is paragraph n.
        CHECK(rule.id == std::string{rule.document} + "-" + std::to_string(count[rule.document]));
    }
    const std::map<std::string_view, int> expected{{"IAP", 25},  {"TRIAL", 17},   {"PWPS", 30},
                                                   {"HTW", 162}, {"READING", 36}, {"FACT", 12}};
    CHECK(count == expected);
}

TEST_CASE("Every rule that another rule names is in the catalogue", "[catalogue]") {
    for (const auto& rule : rules())
        for (const auto id : ids_in(rule.sentence)) {
            INFO(rule.id << " names " << id);
            CHECK((!id.starts_with(rule.document) || find_rule(id) != nullptr));
        }
}

TEST_CASE("Ids are found in sources and left out of plain words", "[catalogue]") {
    using List = std::vector<std::string_view>;
    CHECK(ids_in("IAP-9 IAP-17") == List{"IAP-9", "IAP-17"});
    CHECK(ids_in("assumption (IAP-11)") == List{"IAP-11"});
    CHECK(ids_in("assumption") == List{});
    CHECK(ids_in("follow-up 18-24 X- -3") == List{});
    CHECK(ids_in("") == List{});
}

TEST_CASE("A line of the table that cannot be read is named", "[catalogue]") {
    const auto read = parse_rules("id,kind,document,sentence\nIAP-1,M,IAP,\"Who, and when.\"\n");
    REQUIRE(read.size() == 1);
    CHECK(read[0].sentence == "Who, and when.");
    CHECK_THROWS_AS(parse_rules("id,kind,document,sentence\nIAP-1,MM,IAP,\"Who.\"\n"), std::runtime_error);
    CHECK_THROWS_WITH(parse_rules("id,kind,document,sentence\n\nIAP-1,M,IAP,Who\n"),
                      Catch::Contains("line 3"));
}
