#!/usr/bin/env bash
# Fails when a source file has more than 300 lines.
# usage: file_length.sh ROOT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/sources.sh"
cd "$1"

most=300
too_long=$(sources | while IFS= read -r file; do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt $most ]; then echo "$file: $lines lines"; fi
done)
if [ -n "$too_long" ]; then
    printf 'longer than %s lines; split by idea:\n%s\n' "$most" "$too_long"
    exit 1
fi
