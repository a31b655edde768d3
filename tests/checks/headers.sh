#!/bin/sh
# Fails on a public header that does not compile alone, and twice, as C11.
# usage: headers.sh ROOT
set -eu
cd "$1"
cc=${CC:-cc}
failed=0
count=0

for header in include/vpcadvise/*.h; do
    include="#include \"${header#include/}\""
    printf '%s\n%s\n' "$include" "$include" |
        "$cc" -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
            -Werror -Iinclude -fsyntax-only -x c - ||
        { echo "$header: does not compile alone and twice"; failed=1; }
    count=$((count + 1))
done
echo "$count headers"
exit "$failed"
