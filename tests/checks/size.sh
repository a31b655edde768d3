#!/bin/sh
# Fails on a function, a file or a line that is too large to read at a glance.
# usage: size.sh ROOT
set -eu
cd "$1"
failed=0

command -v pmccabe >/dev/null ||
    { echo "pmccabe is missing: install the package pmccabe"; exit 1; }

# Functions: at most 60 lines and a complexity of 12.
find src -name '*.c' | sort | xargs pmccabe | awk '
$1 > 12 { print $NF " in " $6 ": complexity " $1 " > 12"; failed = 1 }
$5 > 60 { print $NF " in " $6 ": " $5 " lines > 60"; failed = 1 }
END {
    print NR " functions"
    exit failed || !NR
}' || failed=1

# Files: at most 500 lines of C, tables not counted.
find src -name '*.c' | sort | xargs awk '
function finish() {
    if (lines > 500) {
        print name ": " lines " lines > 500"
        failed = 1
    }
}
FNR == 1 { finish(); name = FILENAME; lines = 0; table = 0 }
/^static const .*= *\{$/ { table = 1 }
!table { lines++ }
/^\};/ { table = 0 }
END { finish(); exit failed }' || failed=1

# Lines: at most 80 characters; continuation bytes of UTF-8 do not count.
# shellcheck disable=SC2016 # the program is awk's
find src include -name '*.[ch]' | sort | LC_ALL=C xargs awk '
{
    text = $0
    gsub(/[\200-\277]/, "", text)
    if (length(text) > 80) {
        print FILENAME ":" FNR ": " length(text) " columns > 80"
        failed = 1
    }
}
END { exit failed }' || failed=1
exit "$failed"
