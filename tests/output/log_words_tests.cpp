#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <string_view>

#include "model/office/log.hpp"
#include "model/office/log_details.hpp"
#include "model/office/log_events.hpp"
#include "output/log/words.hpp"
#include "sim/time.hpp"

namespace caseload {

using model::DetailKey;
using model::LogEvent;
using model::LogLine;

TEST_CASE("no two events of the log have the same name, and no two details", "[events]") {
    std::set<std::string_view> events;
    for (const model::LogEventEntry& entry : model::log_events) CHECK(events.insert(entry.name).second);
    std::set<std::string_view> details;
    for (const model::LogDetailEntry& entry : model::log_details) CHECK(details.insert(entry.name).second);
    CHECK(name_of(DetailKey::purpose) == "for");
}

TEST_CASE("every detail of the log belongs to an event", "[events]") {
    for (const model::LogDetailEntry& detail : model::log_details) {
        INFO(detail.name);
        bool carried = false;
        for (const model::LogEventEntry& event : model::log_events) carried |= event.details.has(detail.key);
        CHECK(carried);
    }
}

TEST_CASE("details are written in the order in which they are given, each by its kind", "[events]") {
    LogLine line;
    CHECK(output::details_in_words(line).empty());
    line.details = {{DetailKey::to, "Selby"},
                    {DetailKey::n, -3},
                    {DetailKey::contact, false},
                    {DetailKey::alone, true},
                    {DetailKey::until, sim::make_day(2015, 5, 9)},
                    {DetailKey::mon, std::chrono::minutes{9 * 60 + 5}}};
    CHECK(output::details_in_words(line) == "to=Selby;n=-3;contact=no;alone=yes;until=2015-05-09;mon=09:05");
    CHECK(word_in(line, DetailKey::to) == "Selby");
    CHECK(word_in(line, DetailKey::n).empty());
    CHECK(value_in(line, DetailKey::from) == nullptr);
}

TEST_CASE("what parts details is told from the same letters in a name", "[events][text]") {
    LogLine line;
    line.event = LogEvent::claim_started;
    line.traits = {{"need", "low; very=low"}, {"a=b", "c\\d"}};
    CHECK(output::details_in_words(line) == R"(need=low\; very\=low;a\=b=c\\d)");
}

TEST_CASE("an attribute called like a column of the log has one of its own", "[events][text]") {
    CHECK(output::name_beside("marker") == "detail_marker");
    CHECK(output::name_beside("Office") == "detail_Office");
    CHECK(output::name_beside("need") == "need");
}

TEST_CASE("what the list does not say of an event is noticed", "[events]") {
    LogLine line;
    line.event = LogEvent::ended;
    line.details = {{DetailKey::ending, "attended"}};
    CHECK(output::only_listed(line));
    line.traits = {{"sex", "female"}};
    CHECK_FALSE(output::only_listed(line));
    line.event = LogEvent::claim_started;
    CHECK_FALSE(output::only_listed(line));
    line.details.clear();
    CHECK(output::only_listed(line));
    CHECK(output::details_in_words(line) == "sex=female");
}

}  // namespace caseload
