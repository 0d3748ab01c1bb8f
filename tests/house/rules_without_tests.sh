#!/usr/bin/env bash
# Fails when a modelled rule (kind M) of a document in force has no test: no file below tests/ carries its id
# as a tag, [IAP-9]. The documents in force are listed in tests/house/documents_in_force, one a line.
# usage: rules_without_tests.sh ROOT
set -euo pipefail
cd "$1"

catalogue=model/catalogue/rules.csv
in_force=tests/house/documents_in_force
if [ ! -s "$catalogue" ] || [ ! -s "$in_force" ]; then
    echo "$catalogue or $in_force is missing or empty"
    exit 1
fi

wanted=$(awk -F, 'NR == FNR { in_force[$1] = 1; next } $2 == "M" && ($3 in in_force) { print $1 }' \
    "$in_force" "$catalogue")
if [ -z "$wanted" ]; then
    echo "$in_force: no document with a modelled rule in $catalogue"
    exit 1
fi
tags=$(grep -rhoE --include='*.cpp' '\[[A-Z]+-[0-9]+\]' tests | sort -u || true)
untested=$(for id in $wanted; do
    if ! grep -qxF "[$id]" <<<"$tags"; then echo "$id"; fi
done)
if [ -n "$untested" ]; then
    printf '%s of %s modelled rules have no test with their tag:\n%s\n' \
        "$(wc -l <<<"$untested")" "$(wc -l <<<"$wanted")" "$untested"
    exit 1
fi
