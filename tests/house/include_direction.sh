#!/usr/bin/env bash
# Fails when an include runs against the order of rooms (the table `rooms` beside this script), or when a folder with
# sources is no room of the table. How the include is spelt does not matter.
# usage: include_direction.sh ROOT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/sources.sh"
cd "$1"

# path:line: an include of ours, one a line, as "file<tab>line<tab>what is included"
includes() {
    sources | { grep -vE '^(tests|bench)/' || true; } | tr '\n' '\0' |
        xargs -0 -r grep -HnoE '^[[:space:]]*#[[:space:]]*include[[:space:]]*["<][^">]+[">]' |
        sed -E 's/^([^:]+):([0-9]+):[^"<]*["<]([^">]+)[">].*/\1\t\2\t\3/'
}

{ sources | { grep -vE '^(tests|bench)/' || true; } | sed 's/^/source\t/'; includes; } |
    awk -F'\t' -v table="$here/rooms" '
    function folder(path) { return path ~ /\// ? substr(path, 1, match(path, /\/[^\/]*$/) - 1) : "." }
    # "a/../b" is "b"; what begins with a dot is meant from the folder of the file that includes it.
    function plain(path, file) {
        if (path ~ /^\./) path = folder(file) "/" path
        while (sub(/(^|\/)\.\//, "/", path)) {}
        while (sub(/[^\/.][^\/]*\/\.\.\//, "", path)) {}
        return path
    }
    # The part and place of a header: its folder is a room, or lies in a part or outside the house.
    function outside(room) { return !(room in place) && room !~ /^(bench|tests)(\/|$)/ }
    BEGIN {
        while ((getline line <table) > 0) {
            if (line ~ /^#/ || line ~ /^[ \t]*$/) continue
            if (line ~ /^\[/) {
                part = substr(line, 2, index(line, "]") - 2)
                uses[part] = " " substr(line, index(line, "]") + 1) " "
                continue
            }
            split(line, words, " ")
            part_of[words[1]] = part
            place[words[1]] = ++rooms
        }
    }
    $1 == "source" {
        if (!(folder($2) in place)) { print $2 ": its folder is no room of tests/house/rooms"; bad = 1 }
        next
    }
    {
        from = folder($1)
        to = folder(plain($3, $1))
        if (!(from in place) || outside(to)) next
        same = (to in part_of) && part_of[to] == part_of[from]
        allowed = same ? place[to] <= place[from] : (to in part_of) && index(uses[part_of[from]], " " part_of[to] " ")
        if (!allowed) { print $1 ":" $2 ": " from " must not include " $3; bad = 1 }
    }
    END { exit bad }'
