#!/bin/sh
# Locks every example, and the golden cases with a report, and fails where the file differs
# in more than its decisions, where locking it again changes it, or where a gate
# on a decision does not hold at once.
# usage: lock.sh PROGRAM SCRATCH ROOT
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(cd "$3" && pwd)
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/lock.$$
mkdir "$scratch"
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8
failed=0
locked=0

# A file without its decisions and without empty lines.
stripped() {
    sed -E -e 's/,? *"?decided"?: \{[^{}]*\{[^{}]*\} ?\}//' \
        -e 's/,? *"?chosen"?: ("?[a-z-]+"?|\[[^]]*\])//' -e '/^ *$/d' "$1"
}

# Runs the program with the words and what the case adds: run WORD...
run() {
    # shellcheck disable=SC2086 # arguments are words
    "$program" "$@" --quiet $arguments >"$scratch/out" 2>"$scratch/err"
}

fail() {
    echo "$folder: $1"
    cat "$scratch/out" "$scratch/err"
    failed=1
}

for input in "$root"/examples/*/requirements.* \
    "$root"/tests/golden/*/requirements.*; do
    folder=$(dirname "$input")
    [ -f "$folder/expected.txt" ] || continue
    cd "$folder"
    arguments=
    # Only what a command line has for every command.
    [ ! -f arguments ] ||
        arguments=$(sed -nE 's/.*(--rules [^ ]*).*/\1/p' arguments)
    file=$scratch/file
    cp "$input" "$file"
    if ! run lock --force --today 2026-11-24 "$file"; then
        # Needs that are written once for several cannot be locked.
        grep -q '\[not-set\]' "$scratch/err" || fail "cannot be locked"
        continue
    fi
    stripped "$input" >"$scratch/before"
    stripped "$file" >"$scratch/after"
    diff -u "$scratch/before" "$scratch/after" || fail "more was changed"
    cp "$file" "$scratch/first"
    run lock --force --today 2027-01-01 "$file" || fail "cannot be locked again"
    cmp -s "$file" "$scratch/first" || fail "locking it again changed it"
    run --today 2026-11-24 --fail-on none --fail-on chosen-not-first \
        --fail-on facts-changed --fail-on rules-changed "$file" ||
        fail "the decisions do not hold"
    grep -q 'decided' "$file" && locked=$((locked + 1))
done
echo "$locked files locked"
[ "$locked" -ge 25 ] || { echo "too few files were locked"; exit 1; }
exit "$failed"
