#!/usr/bin/env bash
# Runs a test of the page: `bundle`, or a file beside this one.
# usage: run.sh bundle|FILE.test.js
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
report=$here/../../output/report

# Ends the test for want of something that it needs.
lacking() {
    if [ "${CASELOAD_PAGE_TESTS:-}" = required ]; then
        echo "missing: $1 (./quickstart pages installs it)"
        exit 1
    fi
    echo "skipped: $1 is not installed (./quickstart pages installs it)"
    exit 77
}

command -v node >/dev/null || lacking "Node"
if [ "$1" = bundle ]; then
    [ -d "$report/node_modules" ] || lacking "what the bundle is made of"
    exec node "$report/build.js" --check
fi
[ -d "$here/node_modules" ] || lacking "the browser's driver"
command -v sqlite3 >/dev/null || lacking "sqlite3"
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || lacking "Chromium"
exec node --test "$here/$1"
