#include <catch2/catch.hpp>
#include <cstdlib>

#include "output/files/file.hpp"
#include "output/workbook/workbook.hpp"
#include "tests/cli/program.hpp"
#include "tests/output/small_run.hpp"

using namespace caseload;
using Catch::Matchers::Contains;

namespace {

/// Opens a workbook with nothing but Python's own library: the names of the sheets, how many charts there are, and of each
/// sheet whether its heading stays and what its cells say.
constexpr const char* look_inside = R"python(
import re, sys, zipfile
import xml.dom.minidom
book = zipfile.ZipFile(sys.argv[1])
for part in book.namelist():
    if part.endswith(".xml"): xml.dom.minidom.parseString(book.read(part))
read = lambda part: book.read(part).decode()
names = re.findall(r'<sheet name="([^"]+)"', read("xl/workbook.xml"))
print("sheets", *names)
print("charts", sum(part.startswith("xl/charts/chart") for part in book.namelist()))
for number, name in enumerate(names, 1):
    sheet = read(f"xl/worksheets/sheet{number}.xml")
    print(name, "rows", sheet.count("<row "), "frozen" if 'state="frozen"' in sheet else "", "filter" if "<autoFilter" in sheet else "")
    print(name, "says", *re.findall(r"<t[^>]*>([^<]*)</t>|<v>([^<]*)</v>", sheet)[:400])
print("formats", *re.findall(r'formatCode="([^"]+)"', read("xl/styles.xml")))
)python";

std::string inside(const std::filesystem::path& workbook) {
    const std::filesystem::path script = workbook.parent_path() / "look.py";
    const std::filesystem::path said = workbook.parent_path() / "said.txt";
    std::ofstream(script) << look_inside;
    const std::string command =
        "python3 '" + script.string() + "' '" + workbook.string() + "' >'" + said.string() + "' 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
    return small::contents(said);
}

bool there_is_python() {
    const bool found = std::system("command -v python3 >/dev/null") == 0;
    if (!found) WARN("no python3: the workbook is not looked into");
    return found;
}

}  // namespace

TEST_CASE("a workbook has its sheets, formatted, with charts", "[workbook]") {
    if (!there_is_python()) return;
    const small::Scratch scratch("workbook");
    model::Model model = small::model();
    model.assumptions = {"Nurses <always> come & go."};
    model.parameters = {{"iap.misses", "10%", "10%", "assumption", false}};
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 120);
    small::add_replication(results, 14, 240);
    const auto file = scratch.path / "results.xlsx";
    output::write_workbook(file, results);
    const std::string said = inside(file);
    INFO(said);
    CHECK_THAT(said, Contains("sheets Summary Charts Measures Series Assumptions Parameters\n"));
    CHECK_THAT(said, Contains("charts 1\n"));
    CHECK_THAT(said, Contains("Measures rows") && Contains("frozen filter\nMeasures says"));
    CHECK_THAT(said, Contains("Nurses &lt;always&gt; come &amp; go."));
    CHECK_THAT(said, Contains("iap.misses"));
    CHECK_THAT(said, Contains("min&quot;") && Contains("yyyy-mm-dd"));
    CHECK_THAT(said, Contains("visit.desk"));
    CHECK_FALSE(std::filesystem::exists(file.string() + ".unfinished"));
}

TEST_CASE("a sheet that is full says so", "[workbook]") {
    if (!there_is_python()) return;
    const small::Scratch scratch("workbook-full");
    const model::Model model = small::model();
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 120);
    output::write_workbook(scratch.path / "full.xlsx", results, 5);
    const std::string said = inside(scratch.path / "full.xlsx");
    INFO(said);
    CHECK_THAT(said, Contains("Measures rows 5 "));
    CHECK_THAT(said, Contains("more rows are in measures.csv and in results.db."));
}

TEST_CASE("a workbook that cannot be written is an error that names it", "[workbook]") {
    const small::Scratch scratch("workbook-nowhere");
    const model::Model model = small::model();
    const model::Setup setup(model);
    const model::Results results(setup);
    CHECK_THROWS_WITH(output::write_workbook(scratch.path / "nowhere" / "a.xlsx", results),
                      Contains("a.xlsx") && Contains("cannot be written"));
}

TEST_CASE("a run with --workbook writes it into the folder of the results, or where its path says",
          "[workbook][run]") {
    using namespace caseload::program;
    const Place place("workbook");
    place.write("desk.toml", desk);
    const std::string command = "run desk.toml --replications 1 --quiet --out ";
    CHECK(call(place, command + "a --workbook results.xlsx").code == 0);
    CHECK(std::filesystem::exists(place.path / "a" / "results.xlsx"));
    CHECK(call(place, command + "b --workbook ./plan.xlsx").code == 0);
    CHECK(std::filesystem::exists(place.path / "plan.xlsx"));
    const Said there = call(place, command + "c --workbook ./plan.xlsx");
    CHECK(there.code == 2);
    CHECK_THAT(there.err, Contains("exists") && Contains("--force"));
    CHECK(call(place, command + "c --workbook plan.txt").code == 2);
    CHECK_FALSE(std::filesystem::exists(place.path / "c"));
    if (there_is_python()) CHECK_THAT(inside(place.path / "a" / "results.xlsx"), Contains("charts 2"));
}
