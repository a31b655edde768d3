#!/bin/sh
# Fails on a call of a function that this program does without.
# usage: banned.sh ROOT
set -eu
cd "$1"

# shellcheck disable=SC2016 # the program is awk's
find src include tests -name '*.[ch]' | sort | xargs awk '
BEGIN {
    nowhere = "strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets"
    # Only where memory, the terminal and the process are dealt with.
    seldom = "malloc|calloc|realloc|free|strdup|exit|_exit|abort|" \
        "printf|vprintf|puts|putchar"
    start = "(^|[^A-Za-z0-9_.>])("
    end = ")[ \t]*\\("
}
function report(what) {
    printf "%s:%d: %s: %s\n", FILENAME, FNR, what, $0
    failed = 1
}
FNR == 1 { comment = 0 }
{
    files += FNR == 1
    code = $0
    gsub(/\\\\/, "", code)
    gsub(/\\"/, "", code)
    gsub(/\047"\047/, "", code)
    if (!comment)
        gsub(/"[^"]*"/, "\"\"", code)
    # Comments go piece by piece, as they may begin and end on one line.
    rest = code
    code = ""
    while (rest != "") {
        at = index(rest, comment ? "*/" : "/*")
        if (!at) {
            code = code (comment ? "" : rest)
            break
        }
        code = code (comment ? "" : substr(rest, 1, at - 1))
        rest = substr(rest, at + 2)
        comment = !comment
    }
    if (code ~ start nowhere end)
        report("banned")
    if (FILENAME ~ /^(src|include)\// && FILENAME !~ /^src\/(base|cli)\// &&
        code ~ start seldom end)
        report("banned outside src/base and src/cli")
}
END {
    print files + 0 " files"
    exit failed || !files
}'
