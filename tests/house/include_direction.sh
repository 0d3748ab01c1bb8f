#!/usr/bin/env bash
# Fails when an include runs against  sim <- model <- scenarios/reader, output <- cli.
# usage: include_direction.sh ROOT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/sources.sh"
cd "$1"

# not_from FOLDER REGEX: no file below FOLDER includes a header whose path begins with REGEX, however it is spelt.
failed=0
not_from() {
    local found
    found=$(sources | { grep "^$1/" || true; } | tr '\n' '\0' |
        xargs -0 -r grep -HnE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[\"<](\.\./)*($2)/" || true)
    if [ -n "$found" ]; then
        printf '%s must not include %s:\n%s\n' "$1/" "${2//|/, }" "$found"
        failed=1
    fi
}
not_from sim 'model|scenarios|output|cli|bench|tests'
not_from model 'scenarios|output|cli|bench|tests'
not_from scenarios 'output|cli|bench|tests'
not_from output 'scenarios|cli|bench|tests'
not_from cli 'bench|tests'
exit $failed
