#include "cli/new/starts.hpp"

namespace caseload::cli {

namespace {

constexpr auto clinic_blanks = std::to_array<Blank>({
    {"nurses", "How many nurses?", 1, 1000, 1},
    {"doctors", "How many doctors?", 1, 1000, 1},
    {"rooms", "How many treatment rooms?", 1, 1000, 1},
    {"patients", "How many patients a day?", 0.01, 100000},
    {"with-nurse", "How many minutes is a patient with a nurse, on average?", 0.5, 480},
    {"with-doctor", "How many minutes with a doctor?", 0.5, 480},
});

constexpr std::string_view clinic_text =
    R"toml(# A clinic, begun by `caseload new clinic`: patients walk in, see a nurse first, and some of them a doctor in a treatment
# room. Every number below is an example, not a fact: put your own in its place, then
#   caseload check @file@   says whether the file is sound
#   caseload run @file@     says how long patients wait, and for what
#   caseload size @file@ --vary offices.Clinic.staff.nurse.count=1..6 --target "visit.triage.wait <= 15 min"
title = "Our clinic"
question = "How long do patients wait for a nurse and for a doctor?"
answers = ["visit.triage.wait <= 15 min", "visit.doctor.wait"]
assumptions = ["All numbers are examples."]

[period]
start = 2026-01-05
end = 2026-06-29
warm_up = "1 week"

[offices.Clinic]
open = { weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"], from = "08:00", until = "18:00" }
resources = { treatment_room = 3 }           # <- rooms
[offices.Clinic.staff]
nurse = { count = 2, sickness = "4%", leave = "12%" }    # <- nurses
doctor = { count = 2, sickness = "2%", leave = "12%" }   # <- doctors

[[arrivals]]
office = "Clinic"
enters = "visit.triage"
per_day = 60                                 # <- patients: a day
working_days_only = true
hours = { from = "08:00", until = "17:00" }

[pathways.visit.stages.triage]
label = "Nurse"
does = "walk_in"
needs = { nurse = 1 }
service = { lognormal = { mean = "10 min", sd = "6 min" } }     # <- with-nurse: minutes, on average
to = { served = "on", closed = "end" }

[pathways.visit.stages.on]
label = "Doctor?"
does = "choose"
branches = [{ chance = "60%", to = "doctor" }, { otherwise = true, to = "end" }]

[pathways.visit.stages.doctor]
label = "Doctor"
does = "walk_in"
needs = { doctor = 1, treatment_room = 1 }
service = { lognormal = { mean = "18 min", sd = "10 min" } }    # <- with-doctor: minutes, on average
to = { served = "end", closed = "end" }
)toml";

}  // namespace

const Start clinic{"clinic", "A clinic: patients walk in, see a nurse, and some a doctor in a treatment room",
                   clinic_text, clinic_blanks};

}  // namespace caseload::cli
