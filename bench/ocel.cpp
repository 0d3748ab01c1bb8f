// Writing an event log as OCEL 2.0 against a plain SQLite bulk insert of the same events.
//
// usage: bench_ocel [EVENTS]        (5,000,000 by default; writes two files into the temporary folder)
//
// The plain insert is what one would write without OCEL in mind: a table without keys with the columns of events.csv,
// one prepared statement a row, one transaction, no journal. Making the lines themselves is in both times.

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>

#include "output/files/sqlite.hpp"
#include "output/log/ocel_writer.hpp"
#include "output/log/words.hpp"

namespace {

using namespace caseload;

/// Lives of the programme's kind: claims come to ten offices, are booked with coaches and seen by them.
class Lives {
public:
    template <class Write> void tell(std::int64_t events, const Write& write) {
        std::int64_t told = 0;
        for (int person = 0; told < events; ++person) {
            for (int step = 0; step < steps && told < events; ++step, ++told) {
                write(line(person, step));
            }
        }
    }

private:
    static constexpr int steps = 12;

    const model::LogLine& line(int person, int step) {
        static constexpr const char* offices[] = {"Bridlington", "Goole", "Hull",      "Pontefract",
                                                  "Scarborough", "Selby", "Wakefield", "Whitby",
                                                  "York",        "Leeds"};
        const int office = person % 10;
        line_.time =
            sim::Time{sim::make_day(2015, 3, 2)} + sim::Seconds{std::int64_t{person} * 97 + step * 60};
        line_.claimant = std::to_string(6700 + office) + "/new_claims/" + sim::iso(sim::day_of(line_.time)) +
                         "/" + std::to_string(person);
        line_.office = offices[office];
        line_.strand = "claim";
        line_.stage = step < 4 ? "first_interview" : step < 8 ? "review" : "call";
        line_.rule = "IAP-4";
        line_.resource.clear();
        line_.details.clear();
        line_.traits.clear();
        line_.start = line_.end = {};
        const int at = step % 4;
        if (step == 0) {
            line_.event = model::LogEvent::claim_started;
            line_.traits = {{"sex", "female"}, {"age", "18-24"}, {"arm", "treated"}};
        } else if (at == 0) {
            line_.event = model::LogEvent::ended;
            line_.details = {{model::DetailKey::ending, "attended"}};
        } else if (at == 1) {
            line_.event = model::LogEvent::entered;
        } else {
            line_.event = at == 2 ? model::LogEvent::booked : model::LogEvent::attended;
            line_.details = {at == 2 ? model::Detail{model::DetailKey::cause, "staff:work_coach"}
                                     : model::Detail{model::DetailKey::channel, "face_to_face"}};
            line_.resource = "work_coach " + std::to_string(1 + person % 22);
            line_.start = line_.time + sim::Seconds{3600};
            line_.end = line_.start + sim::Seconds{1800};
        }
        return line_;
    }

    model::LogLine line_;
};

struct Taken {
    double wall;
    double processor;
};

/// What some work takes, in seconds.
template <class Work> Taken timed(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    work();
    return {.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            .processor = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

void write_ocel(const std::filesystem::path& file, std::int64_t events) {
    model::Model model;
    model.roles = {"work_coach"};
    output::OcelWriter writer(file, model);
    Lives().tell(events, [&](const model::LogLine& line) { writer.write(line); });
    writer.close();
}

void write_plain(const std::filesystem::path& file, std::int64_t events) {
    std::filesystem::remove(file);
    output::Database database(file, output::Database::Open::create);
    database.execute(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN; "
        "CREATE TABLE events (replication INTEGER, time, claimant, office, strand, pathway, stage, event, "
        "resource, "
        "start, end, rule, detail)");
    output::Statement insert(database, "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Lives().tell(events, [&](const model::LogLine& line) {
        insert.bind(0)
            .bind(sim::iso_with_offset(line.time))
            .bind(line.claimant)
            .bind(line.office)
            .bind(line.strand)
            .bind(line.strand)
            .bind(line.stage)
            .bind(name_of(line.event))
            .bind(line.resource)
            .bind(sim::iso_with_offset(line.start))
            .bind(sim::iso_with_offset(line.end))
            .bind(line.rule)
            .bind(output::details_in_words(line))
            .run();
    });
    database.execute("COMMIT");
}

}  // namespace

int main(int count, char** words) {
    const std::int64_t events = count > 1 ? std::atoll(words[1]) : 5'000'000;
    const auto folder =
        std::filesystem::temp_directory_path() / ("caseload-bench-ocel-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto megabytes = [&](const char* name) {
        return static_cast<double>(std::filesystem::file_size(folder / name)) / 1e6;
    };
    const Taken plain = timed([&] { write_plain(folder / "plain.sqlite", events); });
    const Taken ocel = timed([&] { write_ocel(folder / "ocel.sqlite", events); });
    std::printf("%lld events    wall  processor\n", static_cast<long long>(events));
    std::printf("plain table  %6.2f s  %6.2f s  %6.0f MB\n", plain.wall, plain.processor,
                megabytes("plain.sqlite"));
    std::printf("OCEL 2.0     %6.2f s  %6.2f s  %6.0f MB\n", ocel.wall, ocel.processor,
                megabytes("ocel.sqlite"));
    std::printf("ratio        %6.2f    %6.2f\n", ocel.wall / plain.wall, ocel.processor / plain.processor);
    std::filesystem::remove_all(folder);
    return 0;
}
