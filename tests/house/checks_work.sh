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
finds include_direction sim/state/save.hpp '#  include <output/files.hpp>'
finds include_direction model/office/people.cpp '#include "../scenarios/reader/read.hpp"'
finds include_direction scenarios/reader/read.cpp '#include "output/files.hpp"'
finds include_direction output/files.cpp '#include "scenarios/reader/read.hpp"'
finds include_direction output/files.cpp '#include "cli/run.hpp"'
passes include_direction cli/run.cpp '#include "scenarios/reader/read.hpp"'
passes include_direction model/office/people.cpp '#include "sim/agenda.hpp"'
finds file_length sim/agenda.cpp "$(seq 301)"
passes file_length sim/agenda.cpp "$(seq 300)"
