#!/usr/bin/env bash
# Builds small houses with one fault each and holds the checks to finding it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT

# finds CHECK FILE CONTENT: with this file alone in the house the check fails and names the file.
finds() {
    rm -rf "${house:?}"/*
    mkdir -p "$house/$(dirname "$2")"
    printf '%s\n' "$3" >"$house/$2"
    local said
    if said=$(bash "$here/$1.sh" "$house" 2>&1); then
        echo "$1 passed over $2: $3"
        exit 1
    fi
    grep -q "$2" <<<"$said" || { echo "$1 does not name $2 but says: $said"; exit 1; }
}
# passes CHECK FILE CONTENT: with this file alone in the house the check is content.
passes() {
    rm -rf "${house:?}"/*
    mkdir -p "$house/$(dirname "$2")"
    printf '%s\n' "$3" >"$house/$2"
    bash "$here/$1.sh" "$house" || { echo "$1 objects to $2: $3"; exit 1; }
}

finds include_direction sim/agenda.cpp '#include "model/office/people.hpp"'
finds include_direction sim/experiment/many.hpp '#  include <output/files/file.hpp>'
finds include_direction sim/agenda.cpp '#include "sim/experiment/many.hpp"'
finds include_direction model/plan/stage.hpp '#include "../../scenarios/reader/read.hpp"'
finds include_direction model/bookings/search.cpp '#include "model/sessions/seats.hpp"'
finds include_direction model/office/site.hpp '#include "../day/arrivals.hpp"'
finds include_direction scenarios/reader/read.cpp '#include "output/files/file.hpp"'
finds include_direction scenarios/reader/text/field.cpp '#include "scenarios/reader/values/spans.hpp"'
finds include_direction output/files/csv.cpp '#include "output/report/data.hpp"'
finds include_direction output/files/csv.cpp '#include "scenarios/reader/read.hpp"'
finds include_direction output/report/data.cpp '#include "cli/commands.hpp"'
finds include_direction cli/run.cpp '#include "tests/rules/lives.hpp"'
finds include_direction model/people.cpp ''
passes include_direction cli/run.cpp '#include "scenarios/reader/read.hpp"'
passes include_direction model/office/people.cpp '#include "sim/agenda.hpp"'
passes include_direction model/stages/call.cpp '#include "model/bookings/search.hpp"'
finds file_length sim/agenda.cpp "$(seq 301)"
passes file_length sim/agenda.cpp "$(seq 300)"
