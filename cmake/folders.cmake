# What every file of ours is compiled with.
function(caseload_flags target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
        # g++ 12 optimising sees writes past the end in the standard library's own strings and vectors
        # (GCC bugs 105651, 107852); the address sanitizer looks for real ones.
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-stringop-overflow>
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-array-bounds>
        # g++ takes the sanitizers' own code for reads of uninitialised values.
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CASELOAD_SANITIZE}>>:-Wno-maybe-uninitialized>)
    # No fused multiply-add: results are to be the same bits whatever the compiler and its optimisation.
    target_compile_options(${target} PUBLIC -ffp-contract=off)
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
