#include "cli/new/starts.hpp"

namespace caseload::cli {

namespace {

constexpr auto help_desk_blanks = std::to_array<Blank>({
    {"agents", "How many agents?", 1, 10000, 1},
    {"specialists", "How many specialists?", 1, 10000, 1},
    {"calls", "How many calls a day?", 0.01, 1000000},
    {"length", "How many minutes is a call, on average?", 0.5, 480},
    {"patience", "After how many minutes does a caller hang up, on average?", 0.1, 480},
});

constexpr std::string_view help_desk_text =
    R"toml(# A help desk, begun by `caseload new help-desk`: callers wait for an agent, hang up when it takes too long, and a few are
# passed on to a specialist. Every number below is an example, not a fact: put your own in its place, then
#   caseload check @file@   says whether the file is sound
#   caseload run @file@     says how long callers wait and how many hang up
#   caseload size @file@ --vary offices.Desk.staff.agent.count=4..16 --target "call.agent.wait <= 30 s"
title = "Our help desk"
question = "How long do callers wait, and how many hang up?"
answers = ["call.agent.wait <= 30 s"]
assumptions = ["All numbers are examples."]

[period]
start = 2026-01-05
end = 2026-03-30
warm_up = "1 week"

[offices.Desk]
open = { weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"], from = "08:00", until = "20:00" }
[offices.Desk.staff]
agent.count = 7                    # <- agents
specialist.count = 2               # <- specialists

[[arrivals]]
office = "Desk"
enters = "call.agent"
per_day = 700                      # <- calls: a day
working_days_only = true

[pathways.call.stages.agent]
label = "Agent"
does = "walk_in"
needs = { agent = 1 }
patience = { exponential = { mean = "3 min" } }                 # <- patience: in minutes, on average
service = { lognormal = { mean = "6 min", sd = "4 min" } }      # <- length: of a call in minutes, on average
to = { served = "on", left = "end", closed = "end" }

[pathways.call.stages.on]
label = "Specialist?"
does = "choose"
branches = [{ chance = "10%", to = "specialist" }, { otherwise = true, to = "end" }]

[pathways.call.stages.specialist]
label = "Specialist"
does = "walk_in"
needs = { specialist = 1 }
service = { lognormal = { mean = "12 min", sd = "8 min" } }
to = { served = "end", closed = "end" }
)toml";

}  // namespace

const Start help_desk{"help-desk",
                      "A help desk: callers wait for an agent, hang up, or are passed on to a specialist",
                      help_desk_text, help_desk_blanks};

}  // namespace caseload::cli
