# What every file of ours is compiled with.
function(caseload_flags target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
        # g++ 12 optimising sees writes and reads past the end in the standard library's own strings and vectors
        # (GCC bugs 105651, 107852); the address sanitizer looks for real ones.
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-stringop-overflow>
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-stringop-overread>
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-array-bounds>
        # g++ takes the sanitizers' own code for reads of uninitialised values.
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CASELOAD_SANITIZE}>>:-Wno-maybe-uninitialized>)
    # No fused multiply-add: results are to be the same bits whatever the compiler and its optimisation.
    target_compile_options(${target} PUBLIC -ffp-contract=off)
endfunction()

# The sources of a room (a folder) are compiled as one unit: the templates that they share are made once. For rooms whose
# sources are rarely changed one at a time.
function(caseload_unity target)
    get_target_property(sources ${target} SOURCES)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${CASELOAD_UNITY} UNITY_BUILD_MODE GROUP)
    # A local name may well be that of a neighbouring source's own.
    target_compile_options(${target} PRIVATE -Wno-shadow -Wshadow=local)
    foreach(source IN LISTS sources)
        file(RELATIVE_PATH room ${PROJECT_SOURCE_DIR} ${source})
        get_filename_component(room ${room} DIRECTORY)
        string(MAKE_C_IDENTIFIER ${room} room)
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${room})
    endforeach()
endfunction()

# Headers that nearly every source of a target reads are read once (CASELOAD_PRECOMPILED=OFF reads them each time,
# which shows an include that is missing).
function(caseload_precompile target)
    if(CASELOAD_PRECOMPILED)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# caseload_folder(<folder> PUBLIC <libraries>...)
# Makes the static library caseload_<last part of folder> of all sources below the folder; a folder
# without sources becomes an interface library. Sets caseload_<name>_scope to PUBLIC or INTERFACE.
function(caseload_folder folder)
    cmake_parse_arguments(PARSE_ARGV 1 with "" "" "PUBLIC")
    get_filename_component(name ${folder} NAME)
    set(target caseload_${name})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    if(sources)
        set(scope PUBLIC)
        add_library(${target} STATIC ${sources})
        caseload_flags(${target})
    else()
        set(scope INTERFACE)
        add_library(${target} INTERFACE)
    endif()
    target_compile_features(${target} ${scope} cxx_std_20)
    target_include_directories(${target} ${scope} $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
    target_link_libraries(${target} ${scope} ${with_PUBLIC})
    set(${target}_scope ${scope} PARENT_SCOPE)
endfunction()

# caseload_program(<name> <folder> <libraries>...)
# Makes the program from all sources below the folder; nothing when there are none.
function(caseload_program name folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    if(NOT sources)
        message(STATUS "${folder}/ has no sources: the program ${name} is left out")
        return()
    endif()
    add_executable(${name} ${sources})
    caseload_flags(${name})
    target_link_libraries(${name} PRIVATE ${ARGN})
endfunction()
