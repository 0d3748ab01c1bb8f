# Prints our C++ files below the current folder, one a line: the tracked ones in a git checkout, else all
# that stand in the folders of the house.
sources() {
    if [ -e .git ] && git ls-files >/dev/null 2>&1; then
        git ls-files -- '*.cpp' '*.hpp'
    else
        find sim model scenarios output cli bench tests \( -name '*.cpp' -o -name '*.hpp' \) -type f 2>/dev/null || true
    fi | sort | while IFS= read -r file; do if [ -f "$file" ]; then printf '%s\n' "$file"; fi; done
}
