#include <CLI/CLI.hpp>
#include <memory>

#include "cli/options/commands.hpp"
#include "cli/options/shared.hpp"

namespace caseload::cli {

void add_check(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<CheckArguments>();
    CLI::App* command = program.add_subcommand("check", "Tells every problem of scenarios, or \"sound\"");
    command->add_option("SCENARIO", arguments->scenarios, "Scenario files or folders")->required();
    add_sets(*command, arguments->sets);
    command->footer("Example:\n  caseload check scenarios/iap-trial scenarios/iap-youth");
    command->final_callback(chooser(chosen, arguments, cli::check));
}

void add_draw(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<DrawArguments>();
    CLI::App* command = program.add_subcommand("draw", "Draws the pathways as a picture");
    add_scenario(*command, arguments->scenario);
    add_sets(*command, arguments->sets);
    command
        ->add_option("--format", arguments->format,
                     "svg: a picture; dot: for Graphviz (default: svg for a file named .svg, else dot)")
        ->check(CLI::IsMember({"svg", "dot"}));
    command->add_option("--out", arguments->out, "A file (default: standard output)");
    command->footer("Example:\n  caseload draw scenarios/iap-trial --out pathways.svg");
    command->final_callback(chooser(chosen, arguments, cli::draw));
}

void add_story(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<StoryArguments>();
    CLI::App* command = program.add_subcommand("story", "Tells one life, with dates and rule ids");
    add_scenario(*command, arguments->scenario);
    add_sets(*command, arguments->sets);
    command
        ->add_option("--claimant", arguments->claimant,
                     "Whose (default: somebody who comes, and names of others)")
        ->type_name("OFFICE/SOURCE/DAY/NUMBER");
    command->add_option("--replication", arguments->replication, "In which replication, from 0")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    add_seed(*command, arguments->seed);
    command->add_option("--out", arguments->out, "A file (default: standard output)");
    command->footer(
        "Example:\n  caseload story scenarios/iap-trial --claimant 6653/new_claims/2015-03-11/14");
    command->final_callback(chooser(chosen, arguments, cli::story));
}

void add_runs(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<std::filesystem::path>();
    CLI::App* command = program.add_subcommand("runs", "Lists the runs of a results store");
    command->add_option("FILE", *arguments, "results.db of a run, or a file given to --store")->required();
    command->footer("Example:\n  caseload runs results/store.db");
    command->final_callback(chooser(chosen, arguments, cli::runs));
}

void add_reference(CLI::App& program, Chosen& chosen) {
    struct Forms {
        bool markdown = false;
        bool json_schema = false;
        std::vector<std::string> names;
    };
    const auto forms = std::make_shared<Forms>();
    CLI::App* command =
        program.add_subcommand("reference", "Lists every stage, parameter, measure, event and scenario key");
    CLI::Option* as_markdown = command->add_flag("--markdown", forms->markdown, "As Markdown");
    CLI::Option* as_schema =
        command->add_flag("--json-schema", forms->json_schema, "The scenario language as a JSON Schema")
            ->excludes(as_markdown);
    command
        ->add_option("NAME", forms->names,
                     "Only this: a rule by id, a section of a scenario, a key, parameter, measure or event")
        ->excludes(as_markdown)
        ->excludes(as_schema);
    command->footer(
        "Examples:\n"
        "  caseload reference IAP-9 HTW-161\n"
        "  caseload reference offices.staff\n"
        "  caseload reference slots\n"
        "  caseload reference --json-schema > scenario.schema.json");
    command->final_callback([&chosen, forms] {
        if (!forms->names.empty()) {
            chosen.command = [forms] { return reference(forms->names); };
            return;
        }
        const ReferenceForm form = forms->json_schema ? ReferenceForm::json_schema
                                   : forms->markdown  ? ReferenceForm::markdown
                                                      : ReferenceForm::text;
        chosen.command = [form] { return reference(form); };
    });
}

}  // namespace caseload::cli
