#!/usr/bin/env bash
# Fails when a source file is not as clang-format 14 (Debian 12's) leaves it. Other versions lay out some
# lines differently, so without that version the check is skipped (exit code 77).
# usage: formatting.sh ROOT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/sources.sh"
cd "$1"

formatter=$(command -v clang-format-14 || command -v clang-format || true)
if [ -z "$formatter" ] || ! "$formatter" --version | grep -q 'version 14\.'; then
    echo "skipped: clang-format 14 is not installed (./quickstart test installs it on Debian 12)"
    exit 77
fi
if ! sources | tr '\n' '\0' | xargs -0 -r "$formatter" --dry-run -Werror --style=file; then
    echo "put right by: clang-format -i FILE"
    exit 1
fi
