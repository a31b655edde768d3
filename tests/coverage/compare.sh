#!/bin/sh
# Compares docs/coverage.md with what the built-in pack says today.
# usage: compare.sh [--write] PROGRAM PAGE
set -eu
write=no
[ "$1" = --write ] && { write=yes; shift; }
program=$1
page=$2
written=$(mktemp)
trap 'rm -f "$written"' EXIT
status=0
"$program" >"$written" || status=1
if [ "$write" = yes ]; then
    cp "$written" "$page"
elif ! diff -u "$page" "$written"; then
    echo "write it again: sh $0 --write $program $page"
    status=1
fi
exit "$status"
