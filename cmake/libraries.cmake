# Everything we use that is not ours; all of it comes from Debian 12 (./quickstart installs it).

# Debian's packages record no build type of ours; imported targets count as system headers.
find_package(Threads REQUIRED)
find_package(Boost 1.74 CONFIG REQUIRED)
find_package(Eigen3 3.4 CONFIG REQUIRED)
find_package(tomlplusplus 3.3 CONFIG REQUIRED)
find_package(nlohmann_json 3.11 CONFIG REQUIRED)
find_package(CLI11 2.1 CONFIG REQUIRED)
find_package(fmt 9 CONFIG REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
if(NOT CASELOAD_PLAIN_THREADS)
    find_package(TBB 2021.8 CONFIG REQUIRED COMPONENTS tbb)
endif()

# Debian splits NLopt in two; the C++ half (nlopt.hpp) keeps its NLoptConfig.cmake in a folder nlopt_cxx.
# Built from source there is one library, NLopt::nlopt, with both.
find_package(NLopt 2.7 CONFIG REQUIRED NAMES nlopt_cxx NLopt CONFIGS NLoptConfig.cmake)
if(NOT TARGET NLopt::nlopt_cxx)
    add_library(NLopt::nlopt_cxx ALIAS NLopt::nlopt)
endif()

# Random123 is headers alone and brings no CMake config.
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
add_library(Random123::Random123 INTERFACE IMPORTED)
target_include_directories(Random123::Random123 INTERFACE ${RANDOM123_INCLUDE_DIR})

# So are dtl's.
find_path(DTL_INCLUDE_DIR dtl/dtl.hpp REQUIRED)
add_library(dtl::dtl INTERFACE IMPORTED)
target_include_directories(dtl::dtl INTERFACE ${DTL_INCLUDE_DIR})

# libxlsxwriter brings a pkg-config file alone; looking for it ourselves spares everybody pkg-config.
find_path(XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
add_library(xlsxwriter::xlsxwriter UNKNOWN IMPORTED)
set_target_properties(xlsxwriter::xlsxwriter PROPERTIES
    IMPORTED_LOCATION ${XLSXWRITER_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${XLSXWRITER_INCLUDE_DIR})

# Nor does libmd, for SHA-256.
find_path(MD_INCLUDE_DIR sha2.h REQUIRED)
find_library(MD_LIBRARY md REQUIRED)
add_library(md::md UNKNOWN IMPORTED)
set_target_properties(md::md PROPERTIES
    IMPORTED_LOCATION ${MD_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${MD_INCLUDE_DIR})

# utf8proc (how wide letters are) has a CMake config when built from source, but not in Debian.
find_path(UTF8PROC_INCLUDE_DIR utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
add_library(utf8proc::utf8proc UNKNOWN IMPORTED)
set_target_properties(utf8proc::utf8proc PROPERTIES
    IMPORTED_LOCATION ${UTF8PROC_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${UTF8PROC_INCLUDE_DIR})

if(BUILD_TESTING)
    find_package(Catch2 2.13 CONFIG REQUIRED)
    find_package(rapidcheck CONFIG REQUIRED)
    find_package(valijson CONFIG REQUIRED)
endif()
