# The engine can be installed on its own:  cmake --install build/release --component sim
# and used elsewhere by  find_package(caseload_sim)  with  #include <sim/agenda.hpp>.
include(CMakePackageConfigHelpers)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/caseload_sim)
target_include_directories(caseload_sim INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/caseload>)
set_target_properties(caseload_sim PROPERTIES EXPORT_NAME sim)
add_library(caseload::sim ALIAS caseload_sim)

install(TARGETS caseload_sim EXPORT caseload_sim COMPONENT sim ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/sim COMPONENT sim
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/caseload FILES_MATCHING PATTERN "*.hpp")
install(EXPORT caseload_sim COMPONENT sim NAMESPACE caseload:: DESTINATION ${config_folder}
    FILE caseload_sim_targets.cmake)

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/caseload_simConfig.cmake.in
    ${PROJECT_BINARY_DIR}/caseload_simConfig.cmake INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/caseload_simConfigVersion.cmake
    VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/caseload_simConfig.cmake ${PROJECT_BINARY_DIR}/caseload_simConfigVersion.cmake
    COMPONENT sim DESTINATION ${config_folder})
