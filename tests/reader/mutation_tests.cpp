#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "tests/reader/written.hpp"

using namespace caseload;
using namespace caseload::scenarios;

namespace {

/// The values, keys and brackets a careless editor might put in the wrong place.
const std::vector<std::string> pieces = {"[",
                                         "]",
                                         "{",
                                         "}",
                                         "=",
                                         ",",
                                         ".",
                                         "\"",
                                         "\n",
                                         "#",
                                         "'",
                                         "0",
                                         "-1",
                                         "1e308",
                                         "nan",
                                         "inf",
                                         "9223372036854775807",
                                         "\"\"",
                                         "true",
                                         "2015-01-05",
                                         "09:00:00",
                                         "[]",
                                         "{}",
                                         "[[1]]",
                                         "{ rule = \"iap.workshop_minutes\" }",
                                         "{ by = \"class\", other = 1 }",
                                         "[{ from = 2015-01-05, value = 1 }]",
                                         "\"90 min\"",
                                         "\"3 working days\"",
                                         "\"out\"",
                                         "\"all\"",
                                         "\"always\"",
                                         "{ to = \"out\" }",
                                         "\xFF",
                                         "title = 1\n",
                                         "[offices.Centre.open]\n",
                                         "[pathways]\n",
                                         "[[pathways.patient.on.reclaim]]\n"};

std::string mutated(std::string text) {
    const int changes = *rc::gen::inRange(1, 4);
    for (int i = 0; i < changes; ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        const auto length = *rc::gen::inRange<std::size_t>(0, 20);
        const bool whole_value = *rc::gen::arbitrary<bool>();
        const std::string piece = *rc::gen::elementOf(pieces);
        const std::size_t equals = text.find("= ", at);
        // Half the changes replace a value whole: most of what is cut anywhere is no TOML at all.
        if (whole_value && equals != text.npos) {
            const std::size_t end = text.find('\n', equals);
            text.replace(equals + 2, end - equals - 2, piece);
        } else {
            text.replace(at, std::min(length, text.size() - at), piece);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("no change of a sound scenario brings the reader down", "[reader][property]") {
    const Folder folder;
    rc::prop("a changed scenario gives a model or problems", [&] {
        const std::string text = mutated(clinic);
        const Reading reading = read(folder.write("scenario.toml", text));
        const bool errors = std::any_of(reading.problems.begin(), reading.problems.end(),
                                        [](const Problem& problem) { return !problem.warning; });
        RC_ASSERT(reading.model.has_value() != errors);
        for (const Problem& problem : reading.problems) RC_ASSERT(!problem.message.empty());
    });
    rc::prop("an override with any key and value gives a model or problems", [&] {
        const std::vector<std::string> keys = {"title",
                                               "period",
                                               "period.days",
                                               "offices",
                                               "offices.Centre.staff",
                                               "arrivals",
                                               "arrivals.0",
                                               "arrivals.0.enters",
                                               "pathways",
                                               "pathways.patient",
                                               "pathways.patient.stages.triage.service",
                                               "pathways.patient.stages.triage.to",
                                               "population",
                                               "outcomes",
                                               "rules",
                                               "trial",
                                               "headcounts",
                                               "targets",
                                               "free",
                                               "extends",
                                               "calendar",
                                               "stock"};
        const model::ChangedKey override{*rc::gen::elementOf(keys), *rc::gen::elementOf(pieces)};
        const Reading reading =
            read(folder.write("scenario.toml", clinic), std::vector<model::ChangedKey>{override});
        RC_ASSERT(reading.model.has_value() || !reading.problems.empty());
    });
}
