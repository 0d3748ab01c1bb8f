#include <catch2/catch.hpp>
#include <fstream>

#include "model/office/log.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "output/log/csv.hpp"
#include "small_run.hpp"

using namespace caseload;
using Catch::Matchers::Contains;
using output::Folder;
namespace fs = std::filesystem;

namespace {

void put_results(Folder& folder, const std::string& text) {
    output::write_file(folder.temporary() / "measures.csv", text);
    output::write_file(folder.temporary() / "run.json", "{}");
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a folder of results appears whole and under its name only at the end", "[folder]") {
    const small::Scratch scratch("folder");
    Folder folder(scratch.path / "above" / "out", false);
    put_results(folder, "new");
    CHECK_FALSE(fs::exists(scratch.path / "above" / "out"));
    const fs::path place = folder.put_in_place();
    CHECK(place == scratch.path / "above" / "out");
    CHECK(small::contents(place / "measures.csv") == "new");
    CHECK(entries(scratch.path / "above") == 1);
}

TEST_CASE("what is not put in place leaves nothing behind, not even the folders above", "[folder]") {
    const small::Scratch scratch("abandoned");
    {
        Folder folder(scratch.path / "above" / "further" / "out", false);
        put_results(folder, "half");
    }
    CHECK(entries(scratch.path) == 0);
}

TEST_CASE("existing results are replaced only by force", "[folder]") {
    const small::Scratch scratch("force");
    const fs::path place = scratch.path / "out";
    {
        Folder folder(place, false);
        put_results(folder, "old");
        folder.put_in_place();
    }
    CHECK_THROWS_WITH(Folder(place, false), Contains("--force"));
    {
        Folder folder(place, true);
        put_results(folder, "new");
        CHECK(small::contents(place / "measures.csv") == "old");
        folder.put_in_place();
    }
    CHECK(small::contents(place / "measures.csv") == "new");
    CHECK(entries(scratch.path) == 1);
}

TEST_CASE("force does not replace what are no results, nor a file", "[folder]") {
    const small::Scratch scratch("precious");
    fs::create_directory(scratch.path / "home");
    std::ofstream(scratch.path / "home" / "letter.txt") << "dear";
    CHECK_THROWS_WITH(Folder(scratch.path / "home", true), Contains("something else"));
    CHECK_THROWS_WITH(Folder(scratch.path / "home" / "letter.txt", true), Contains("not a folder"));
    CHECK(small::contents(scratch.path / "home" / "letter.txt") == "dear");
}

TEST_CASE("numbered folders take the next free number", "[folder]") {
    const small::Scratch scratch("numbered");
    for (const char* expected : {"trial-001", "trial-002"}) {
        Folder folder = Folder::numbered(scratch.path / "results", "trial");
        put_results(folder, expected);
        CHECK(folder.put_in_place().filename() == expected);
    }
}

TEST_CASE("a folder that cannot be made is told with its path and the reason", "[folder]") {
    const small::Scratch scratch("blocked");
    std::ofstream(scratch.path / "file") << "in the way";
    CHECK_THROWS_WITH(Folder(scratch.path / "file" / "out", false),
                      Contains("file") && Contains("cannot be made"));
}

TEST_CASE("a full disk is an error that names the file", "[folder]") {
    if (!fs::exists("/dev/full")) return;
    CHECK_THROWS_WITH(output::write_file("/dev/full", "text"),
                      Contains("/dev/full") && Contains("No space left"));
}

TEST_CASE("the event log joins its parts in order of replication", "[events]") {
    const small::Scratch scratch("events");
    const output::EventLog log(scratch.path / "events.csv");
    const auto write = [&](int replication, const char* claimant) {
        const auto sink = log.sink(replication);
        model::LogLine line;
        line.time = sim::Time{sim::make_day(2015, 3, 16)} + std::chrono::hours{9};
        line.claimant = claimant;
        line.office = "Selby";
        line.strand = "iap";
        line.stage = "workshop_1";
        line.event = model::LogEvent::booked;
        line.resource = "group_room 1";
        line.start = line.time + std::chrono::hours{24};
        line.end = line.start + std::chrono::minutes{90};
        line.rule = "IAP-3";
        line.details = {{model::DetailKey::cause, "rule"}, {model::DetailKey::purpose, "a, b"}};
        sink->write(line);
    };
    write(6, "second");
    write(5, "first");
    log.sink(7);
    log.join(5, 3);
    CHECK(small::contents(scratch.path / "events.csv") ==
          "replication,time,claimant,office,strand,pathway,stage,event,resource,start,end,rule,detail\n"
          "5,2015-03-16T09:00:00,first,Selby,iap,iap,workshop_1,booked,group_room 1,2015-03-17T09:00:00,"
          "2015-03-17T10:30:00,IAP-3,\"cause=rule;for=a, b\"\n"
          "6,2015-03-16T09:00:00,second,Selby,iap,iap,workshop_1,booked,group_room 1,2015-03-17T09:00:00,"
          "2015-03-17T10:30:00,IAP-3,\"cause=rule;for=a, b\"\n");
    CHECK(entries(scratch.path) == 1);
}

TEST_CASE("a part that is cut short or missing is not taken for whole", "[events]") {
    const small::Scratch scratch("cut");
    const output::EventLog log(scratch.path / "events.csv");
    CHECK_THROWS_AS(log.join(0, 1), output::WriteError);
    std::ofstream(scratch.path / "events.csv.part0") << "0,2015-03-16T09:00:00,half a li";
    CHECK_THROWS_WITH(log.join(0, 1), Contains("not whole"));
}

TEST_CASE("a place is told from the current folder on only if it lies below", "[folder]") {
    const fs::path here = fs::current_path();
    CHECK(output::place_in_words("results/one") == "results/one");
    CHECK(output::place_in_words(here / "results" / ".." / "two") == "two");
    CHECK(output::place_in_words("../elsewhere") == (here.parent_path() / "elsewhere").string());
    CHECK(output::place_in_words("/three") == "/three");
}
