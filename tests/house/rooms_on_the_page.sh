#!/usr/bin/env bash
# Fails when docs/house.md does not show the table of rooms as tests/house/rooms has it, row after row, or when a folder
# has more than 25 units (a header with its source is one).
# usage: rooms_on_the_page.sh ROOT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/sources.sh"
cd "$1"

wanted=$(awk '
    /^#/ || /^[ \t]*$/ { next }
    /^\[/ {
        part = substr($0, 2, index($0, "]") - 2)
        may = substr($0, index($0, "]") + 2)
        gsub(/ /, ", ", may)
        print "| **" part "** | " (may == "" ? "stands alone" : "may include " may) " |"
        next
    }
    { room = $1; sub(/^[^ ]+ +/, ""); print "| `" room "/` | " $0 " |" }' "$here/rooms")
shown=$(grep -E '^\| (\*\*|`)' docs/house.md)
if [ "$wanted" != "$shown" ]; then
    echo "docs/house.md shows other rooms than tests/house/rooms:"
    diff <(printf '%s\n' "$wanted") <(printf '%s\n' "$shown") || true
    exit 1
fi

most=25
full=$(sources | { grep -vE '^(tests|bench)/' || true; } | sed -E 's/\.[ch]pp$//' | sort -u | sed -E 's#/[^/]*$##' |
    sort | uniq -c | awk -v most=$most '$1 > most { print $2 ": " $1 " units" }')
if [ -n "$full" ]; then
    printf 'more than %s units in a folder; which room is missing?\n%s\n' "$most" "$full"
    exit 1
fi
