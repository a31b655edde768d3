#!/bin/sh
# Fails where docs/sweep.md shows other sweeps than the program prints.
# usage: sweep.sh [--write] PROGRAM SCRATCH ROOT
# --write puts what is printed in place of what is shown.
set -eu
write=no
[ "$1" = --write ] && { write=yes; shift; }
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
page=$(cd "$3" && pwd)/docs/sweep.md
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/sweep.$$
mkdir "$scratch"
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export LC_ALL=C.UTF-8 COLUMNS=100 TERM=dumb
unset NO_COLOR

awk '/^```/ && inside { exit } $0 == "```yaml" { inside = 1; next } inside' \
    "$page" >network.yaml
[ -s network.yaml ] || { echo "docs/sweep.md: no requirements file"; exit 1; }

# Each command has a block with its output behind it.
grep '^vpcadvise sweep --vary' "$page" >commands
[ "$(wc -l <commands)" -eq 3 ] ||
    { echo "docs/sweep.md: not three sweeps"; exit 1; }
number=0
while read -r _ words; do
    number=$((number + 1))
    # shellcheck disable=SC2086 # the words of a command line
    "$program" $words --today 2026-11-24 >"printed.$number"
done <commands

# The page with what was printed in place of what it shows.
awk '
    inside && /^```/ { inside = 0 }
    inside { next }
    { print }
    $0 == "```sh" { code = 1; sweep = 0; next }
    code && /^vpcadvise sweep --vary/ { sweep = 1 }
    code && /^```/ { code = 0; due = sweep; next }
    due && $0 == "```" {
        due = 0
        file = "printed." ++number
        while ((getline line <file) > 0) print line
        inside = 1
    }' "$page" >written
[ "$write" = no ] || cat written >"$page"
diff -u "$page" written ||
    { echo "docs/sweep.md: a sweep is printed otherwise"; exit 1; }
