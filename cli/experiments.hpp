#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/problems.hpp"
#include "cli/varied.hpp"
#include "cli/wanted_measures.hpp"
#include "model/run/run.hpp"

namespace CLI {
class App;
}

/// What `size` and `sweep` share: a scenario tried at many points.
namespace caseload::cli {

struct SizeArguments {
    RunArguments run;
    std::vector<std::string> vary;     ///< One or two of "key=4..20".
    std::vector<std::string> targets;  ///< "within_limit >= 95%"
    double confidence = 0.95;
    int most_runs = 500;  ///< Of one value.
};
int size(const SizeArguments& arguments);
CLI::App* add_size(CLI::App& program, SizeArguments& arguments);

struct SweepArguments {
    RunArguments run;
    std::vector<std::string> vary;
    std::vector<std::string> measures;
    std::string design = "grid";
    int points = 0;  ///< 0: as many as suit the design.
};
int sweep(const SweepArguments& arguments);
CLI::App* add_sweep(CLI::App& program, SweepArguments& arguments);

/// A scenario with some values changed, simulated replication by replication; replication r has the same luck at
/// every point.
class SimulatedPoint {
public:
    /// Throws std::runtime_error where the scenario cannot be read with these values.
    SimulatedPoint(const RunArguments& arguments, const std::vector<scenarios::Override>& overrides,
                   const std::vector<WantedMeasure>& measures, std::stop_token stop);

    /// The wanted measures of replications first ... first + count - 1: a row a replication, NaN where one was not
    /// observed. Throws Interrupted.
    std::vector<std::vector<double>> simulate(int first, int count);

    /// Everything simulated here so far.
    const model::Results& results() const { return *results_; }

private:
    const RunArguments& arguments_;
    std::stop_token stop_;
    std::unique_ptr<model::Model> model_;
    std::unique_ptr<model::Setup> setup_;
    std::unique_ptr<model::Figures> figures_;
    std::unique_ptr<model::Results> results_;
    std::vector<std::size_t> wanted_;
};

/// Thrown where the user stopped the work.
struct Interrupted : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The overrides of --set and those of a point, a value for each of `varied`.
std::vector<scenarios::Override> overrides_at(const std::vector<scenarios::Override>& sets,
                                              const std::vector<Varied>& varied,
                                              const std::vector<double>& point);

/// Adds what is wrong with the scenario at the first of the points that is not sound, and how many more are not.
void check_points(const RunArguments& arguments, const std::vector<scenarios::Override>& sets,
                  const std::vector<Varied>& varied, const std::vector<std::vector<double>>& points,
                  Problems& problems);

/// Writes results with `write`, given the folder, after `work` has been done, in a folder that is put in place whole.
/// Tells failures and returns the exit code. `kind` is part of the name of a numbered folder.
int in_a_folder(const RunArguments& arguments, const std::string& kind,
                const std::function<void(const std::filesystem::path& folder, std::stop_token stop)>& work);

}  // namespace caseload::cli
