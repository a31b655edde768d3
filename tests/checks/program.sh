# What the checks of the program from outside share. Sourced by them with
# `program` set, in a scratch folder of their own.
# shellcheck shell=sh

: "${program:?is set by the check}"
failed=0
checks=0

export LC_ALL=C.UTF-8 TERM=dumb
unset NO_COLOR COLUMNS

fail() {
    echo "$name: $1"
    failed=$((failed + 1))
}

# Runs a case: run NAME STATUS ARGUMENT...   Leaves out and err.
run() {
    name=$1
    expected=$2
    shift 2
    checks=$((checks + 1))
    code=0
    timeout 60 "$program" "$@" </dev/null >out 2>err || code=$?
    [ "$code" -eq "$expected" ] ||
        { fail "status $code, expected $expected"; cat err; }
}

# Whether a file holds a line that matches: holds FILE PATTERN
holds() {
    grep -q -e "$2" "$1" || { fail "$1 has no line with: $2"; cat "$1"; }
}

empty() {
    [ ! -s "$1" ] || { fail "$1 is not empty"; cat "$1"; }
}

# Counts the cases, and tells whether all were good.
finish() {
    echo "$checks cases, $failed failures"
    [ "$failed" -eq 0 ]
}
