#include "cli/results_folder.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <optional>

#include "cli/interrupt.hpp"
#include "cli/words/exit_codes.hpp"
#include "model/questions/telling.hpp"
#include "output/files/folder.hpp"

namespace caseload::cli {

int in_a_folder(const RunArguments& arguments, const std::string& kind,
                const std::function<void(const std::filesystem::path&, std::stop_token)>& work) {
    std::optional<output::Folder> folder;
    const Interrupt interrupt([&] {
        if (folder) folder->abandon();
    });
    try {
        if (arguments.out.empty()) {
            const auto name = std::filesystem::absolute(arguments.scenario).lexically_normal();
            const auto own = name.has_filename() ? name.stem() : name.parent_path().stem();
            folder.emplace(output::Folder::numbered("results", own.string() + "-" + kind));
        } else {
            folder.emplace(arguments.out, arguments.force);
        }
        work(folder->temporary(), interrupt.token());
        const std::filesystem::path place = folder->put_in_place();
        if (!arguments.quiet) fmt::print("\nResults are in {}\n", output::place_in_words(place));
        return done;
    } catch (const model::Interrupted&) {
        fmt::print(stderr, "interrupted: nothing was written\n");
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: {} failed: {}\n", kind, failure.what());
    }
    return run_failed;
}

}  // namespace caseload::cli
