# Copies the rule catalogue into a header of the build folder, so that the program carries it; again whenever
# the table changes.
set(rules_csv ${PROJECT_SOURCE_DIR}/model/catalogue/rules.csv)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${rules_csv})
file(READ ${rules_csv} rules_table)
configure_file(${PROJECT_SOURCE_DIR}/cmake/rules_table.hpp.in
    ${PROJECT_BINARY_DIR}/generated/model/catalogue/rules_table.hpp @ONLY)
target_include_directories(caseload_model PRIVATE ${PROJECT_BINARY_DIR}/generated)
