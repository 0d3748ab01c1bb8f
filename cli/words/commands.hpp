#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// The subcommands, a file each. They are given what the command line said and return the exit code.
namespace caseload::cli {

/// What `run` says, and much of what the others do.
struct RunArguments {
    std::filesystem::path scenario;
    std::vector<std::string> sets;    ///< "key=value"
    std::string replications = "20";  ///< "200", or "5..9": the sixth to the tenth, from 0.
    bool replications_given = false;  ///< Otherwise as many as the precision takes, where one is asked for.
    std::string precision;            ///< "2%"; empty: a fixed number of replications.
    std::string precision_of;         ///< "wait,cost/payer=dwp"; empty: the headlines.
    std::string budget;               ///< "5min"; empty: as long as it takes.
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0: as many as the machine has.
    std::string progress = "auto";
    bool quiet = false;
    std::filesystem::path out;
    bool force = false;
    std::string events;              ///< "csv", "ocel" or both with a comma; empty: none.
    bool verify = false;             ///< Holds every replication against what must be true of it.
    std::filesystem::path store;     ///< A shared store that takes the run besides; empty: none.
    std::filesystem::path workbook;  ///< A name in the folder of the results, or a path; empty: none.
    std::filesystem::path from;      ///< A saved state that the run goes on from; empty: from the beginning.
    bool seed_given = false;         ///< Otherwise a run from a state has the state's.
    bool fresh_luck = false;         ///< From the state's day on.
    std::string checkpoint;          ///< "10min": how often what is folded is written; empty: never.
    bool resume = false;             ///< Goes on after the checkpoint beside `out`.
};
int run(const RunArguments& arguments);

struct SaveArguments {
    RunArguments run;
    std::string at;               ///< "2015-06-01": the state is that at the beginning of the day.
    std::filesystem::path state;  ///< The file.
};
int save(const SaveArguments& arguments);

struct CompareArguments {
    RunArguments run;  ///< `scenario` is the base.
    std::vector<std::filesystem::path> variants;
};
int compare(const CompareArguments& arguments);

struct TrialArguments {
    RunArguments run;
};
/// A trial beside a roll-out and beside nobody treated.
int trial(const TrialArguments& arguments);

struct SizeArguments {
    RunArguments run;
    std::vector<std::string> vary;     ///< One or two of "key=4..20".
    std::vector<std::string> targets;  ///< "within_limit >= 95%"
    double confidence = 0.95;
    int most_runs = 500;  ///< Of one value.
};
int size(const SizeArguments& arguments);

struct SweepArguments {
    RunArguments run;
    std::vector<std::string> vary;
    std::vector<std::string> measures;
    std::string design = "grid";
    int points = 0;  ///< 0: as many as suit the design.
};
int sweep(const SweepArguments& arguments);

struct Start;

struct NewArguments {
    const Start* start = nullptr;                ///< What is begun with (cli/new/starts.hpp).
    std::filesystem::path file;                  ///< Empty: named as the kind, in the present folder.
    std::map<std::string, std::string> numbers;  ///< Those given, by option.
    bool force = false;
};
/// Writes a scenario to begin with.
int begin(const NewArguments& arguments);

struct CheckArguments {
    std::vector<std::filesystem::path> scenarios;
    std::vector<std::string> sets;
};
int check(const CheckArguments& arguments);

struct DrawArguments {
    std::filesystem::path scenario;
    std::vector<std::string> sets;
    std::string format;         ///< "svg" or "dot"; empty: by the name of the file, else dot.
    std::filesystem::path out;  ///< Empty: standard output.
};
int draw(const DrawArguments& arguments);

struct StoryArguments {
    std::filesystem::path scenario;
    std::vector<std::string> sets;
    std::string claimant;  ///< "6793/new_claims/2015-03-16/7"; empty: some are listed.
    int replication = 0;
    std::uint64_t seed = 1;
    std::filesystem::path out;  ///< Empty: standard output.
};
int story(const StoryArguments& arguments);

struct CalibrateArguments {
    RunArguments run;               ///< `out` is the file of fitted values.
    std::filesystem::path targets;  ///< Another file of targets than the scenario's; empty: its own.
    int evaluations = 200;
};
int calibrate(const CalibrateArguments& arguments);

/// Lists the runs of a store.
int runs(const std::filesystem::path& store);

enum class ReferenceForm : std::uint8_t { text, markdown, json_schema };
int reference(ReferenceForm form);
/// Prints the sentences of rules of the catalogue, and what there is of sections, keys, parameters, measures and events of
/// these names; one that is unknown is told of and nothing is printed.
int reference(const std::vector<std::string>& names);

}  // namespace caseload::cli
