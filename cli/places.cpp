#include "cli/places.hpp"

#include "output/files/folder.hpp"
#include "output/store/store.hpp"

namespace caseload::cli {

void check_places(const RunArguments& arguments, Problems& problems) {
    if (!arguments.out.empty()) {
        const std::string objection = output::objection_to(arguments.out, arguments.force);
        if (!objection.empty()) problems.add("--out " + objection);
    }
    if (!arguments.store.empty()) {
        const std::string objection = output::objection_to_store(arguments.store);
        if (!objection.empty()) problems.add("--store " + objection);
    }
}

}  // namespace caseload::cli
