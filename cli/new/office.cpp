#include "cli/new/starts.hpp"

namespace caseload::cli {

namespace {

constexpr auto office_blanks = std::to_array<Blank>({
    {"coaches", "How many coaches?", 1, 1000, 1},
    {"claimants", "How many new claimants a week?", 0.01, 100000},
    {"interview", "How long is the first interview, in minutes (a multiple of 5)?", 5, 240, 5},
    {"review", "How long is a review, in minutes (a multiple of 5)?", 5, 240, 5},
    {"every", "How many days from one review to the next?", 1, 365, 1},
});

constexpr std::string_view office_text =
    R"toml(# An employment office, begun by `caseload new office`: new claimants are interviewed, some come to a workshop, all are
# reviewed until they leave. Every number below is an example, not a fact: put your own in its place, then
#   caseload check @file@   says whether the file is sound
#   caseload run @file@     says whether the office copes, and what waits for what
#   caseload size @file@ --vary offices.Office.staff.coach.count=2..12 \
#       --target "within_limit@deadline=seen within 5 working days >= 90%"
title = "Our office"
question = "Is every new claimant seen within five working days?"
answers = ["within_limit@deadline=seen within 5 working days >= 90%"]
assumptions = ["All numbers are examples."]

[period]
start = 2026-01-05
end = 2026-12-28
warm_up = "12 weeks"               # until the office is as full as it is going to be: not measured

[offices.Office]
open = { weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"], from = "09:00", until = "17:00" }
resources = { group_room = 1 }

[offices.Office.staff.coach]
count = 6                          # <- coaches
skills = { facilitation = 2 }      # ... of whom so many lead workshops
leave = "12%"                      # share of working days
sickness = "3%"
other_work = "20%"                 # share of their time that is not for meetings

[[arrivals]]
office = "Office"
enters = "claim.interview"
per_week = 25                      # <- claimants: new ones a week
working_days_only = true

[pathways.claim.stages.interview]
label = "First interview"
does = "appointment"
role = "coach"
own_coach = "first"
minutes = "40 min"                 # <- interview: its length in minutes
misses = "10%"
deadline = { name = "seen within 5 working days", within = "5 working days", endings = ["attended"] }
to = { attended = "who", missed = "interview", cancelled = "interview", no_slot = "interview_later" }

[pathways.claim.stages.interview_later]
does = "wait"
for = "1 day"
to = { done = "interview" }

[pathways.claim.stages.who]
label = "Workshop?"
does = "choose"
branches = [{ chance = "30%", to = "workshop" }, { otherwise = true, to = "reviews" }]

[pathways.claim.stages.workshop]
label = "Workshop"
does = "group_session"
role = "coach"
skill = "facilitation"
needs = { group_room = 1 }
minutes = "120 min"
smallest = 4
largest = 12
timetable = ["Tue 10:00", "Thu 14:00"]
below_minimum = ["wait", "run_small"]
misses = "15%"
to = { attended = "reviews", missed = "reviews", did_not_run = "workshop", no_place = "reviews" }

[pathways.claim.stages.reviews]
label = "Review"
does = "reviews"
role = "coach"
own_coach = "first"
minutes = "10 min"                 # <- review: its length in minutes
every = "14 days"                  # <- every: so many days
lasting = "13 weeks"               # <- how long somebody stays
misses = "5%"
on_miss = {}                       # a review missed changes nothing: the next one follows as ever
to = { elapsed = "end", no_slot = "reviews_later" }

[pathways.claim.stages.reviews_later]
does = "wait"
for = "1 day"
to = { done = "reviews" }
)toml";

}  // namespace

const Start office{"office", "An employment office: interviews, workshops and reviews with coaches",
                   office_text, office_blanks};

}  // namespace caseload::cli
