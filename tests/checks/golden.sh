#!/bin/sh
# Runs one golden case and compares what is printed with what is expected.
# usage: golden.sh [--write] PROGRAM FOLDER
#
# The folder holds requirements.yaml (or .json) and for each format checked a
# file: expected.txt (text), expected.json, expected.check (what the command
# check prints). Optional: expected.stderr (absent: nothing may be printed
# there), status (absent: 0), arguments (more of them).
# --write rewrites the expected files that exist; read the change before it is
# committed.
set -eu

write=no
if [ "$1" = --write ]; then
    write=yes
    shift
fi
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$2"
failed=0
got=$(mktemp -d)
trap 'rm -rf "$got"' EXIT

input=requirements.yaml
[ -f "$input" ] || input=requirements.json
status=0
[ ! -f status ] || status=$(cat status)
arguments=
[ ! -f arguments ] || arguments=$(cat arguments)

export LC_ALL=C.UTF-8 COLUMNS=100 TERM=dumb
unset NO_COLOR

# Prints a text with a line for each member of a JSON object.
broken() {
    awk '{ gsub(/,"/, ",\n\""); gsub(/[{[]/, "&\n"); print }' "$1"
}

# Compares a file of the case with what was printed, or rewrites it.
compare() {
    if cmp -s "$1" "$2"; then
        return
    elif [ "$write" = yes ]; then
        cp "$2" "$1"
        return
    fi
    failed=1
    echo "$1 expects otherwise:"
    case $1 in
    *.json)
        broken "$1" >"$got/expected.json"
        broken "$2" >"$got/got.json"
        diff -u "$got/expected.json" "$got/got.json" || :
        ;;
    *) diff -u "$1" "$2" || : ;;
    esac
}

# Runs the case; the file in $1 is what it should print: run FILE WORD...
run() {
    expected=$1
    shift
    code=0
    # shellcheck disable=SC2086 # arguments are words
    "$program" "$@" --today 2026-11-24 --color=never $arguments \
        "$input" </dev/null >"$got/out" 2>"$got/err" || code=$?
    if [ "$code" -ne "$status" ]; then
        echo "$*: status $code, expected $status"
        cat "$got/err"
        failed=1
    fi
    compare "$expected" "$got/out"
    if [ -f expected.stderr ]; then
        compare expected.stderr "$got/err"
    else
        compare /dev/null "$got/err"
    fi
}

formats=0
for file in expected.*; do
    case $file in
    expected.txt) run "$file" -f text ;;
    expected.json) run "$file" -f json ;;
    expected.check) run "$file" check ;;
    expected.stderr) continue ;;
    *) echo "$file: no format is known for it"; exit 1 ;;
    esac
    formats=$((formats + 1))
done
if [ "$formats" -eq 0 ]; then
    [ -f expected.stderr ] || { echo "the case expects nothing"; exit 1; }
    run /dev/null -f text
fi
exit "$failed"
