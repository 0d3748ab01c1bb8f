#include "output/report/bundle.hpp"

// The assembler copies the file in (CMake names its folder to it); no compiler has to read its text.
asm(R"(
    .pushsection .rodata
    .global caseload_report_bundle
    .global caseload_report_bundle_end
caseload_report_bundle:
    .incbin "bundle.js"
caseload_report_bundle_end:
    .byte 0
    .popsection
)");

extern "C" const char caseload_report_bundle[];
extern "C" const char caseload_report_bundle_end[];

namespace caseload::output {

std::string_view report_bundle() {
    return {caseload_report_bundle,
            static_cast<std::size_t>(caseload_report_bundle_end - caseload_report_bundle)};
}

}  // namespace caseload::output
