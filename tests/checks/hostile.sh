#!/bin/sh
# Feeds the program what is meant to hurt it, and looks for a clean refusal.
# usage: hostile.sh PROGRAM SCRATCH [SECONDS]
#
# Every case must end within SECONDS of processor time with the status it names, a message on
# standard error, nothing on standard output, and no file left behind.
set -eu

program=$1
seconds=${3:-5}
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/hostile.$$
mkdir "$scratch" "$scratch/in" "$scratch/run"
trap 'rm -rf "$scratch"' EXIT
in=$scratch/in
cases=0
failed=0
export LC_ALL=C.UTF-8
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
cd "$scratch/run"

fail() {
    echo "$name: $1"
    head -c 400 "$scratch/err"
    failed=$((failed + 1))
}

# Checks what a run has left: refuse NAME STATUS GOT
refused() {
    name=$1
    cases=$((cases + 1))
    case $3 in
    "$2") ;;
    124) fail "did not end" ;;
    137 | 152) fail "took longer than $seconds s" ;;
    *) fail "status $3, expected $2" ;;
    esac
    [ -s "$scratch/err" ] || fail "no message on standard error"
    [ ! -s "$scratch/out" ] || fail "printed on standard output"
    left=$(ls -A "$scratch/run")
    [ -z "$left" ] || fail "left behind: $left"
    rm -rf "$scratch/run/"* "$scratch/out" "$scratch/err"
}

# Runs the program. Processor time is limited, as other work on the machine
# must not fail a case; the wall clock only ends what waits for ever.
limited() {
    (
        # shellcheck disable=SC3045 # dash, bash and busybox know it
        ulimit -t "$seconds"
        exec timeout 60 "$program" "$@"
    )
}

# Runs with standard input from /dev/null: try NAME STATUS ARGUMENT...
try() {
    try_name=$1
    try_status=$2
    shift 2
    code=0
    limited "$@" </dev/null >"$scratch/out" 2>"$scratch/err" || code=$?
    refused "$try_name" "$try_status" "$code"
}

# The same for text that comes from printf: text NAME FORMAT
text() {
    # shellcheck disable=SC2059 # the format is the text
    printf "$2" >"$in/$1"
    try "$1" 3 "$in/$1"
}

# Prints a text many times: repeat COUNT TEXT
repeat() {
    awk -v count="$1" -v text="$2" \
        'BEGIN { for (i = 0; i < count; i++) printf "%s", text }'
}

# Writes standard input into a file and tries it: piped NAME
piped() {
    cat >"$in/$1"
    try "$1" 3 "$in/$1"
}

head='vpcadvise: 1\nname: '
tail='\nneeds: { a: { from: x, to: y } }\nsites: { x: }\nvpcs: { y: }\n'

# ---- YAML that grows or does not end --------------------------------------

awk 'BEGIN {
    print "vpcadvise: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]"
    for (i = 1; i < 40; i++) {
        printf "a%d: &a%d [", i, i
        for (j = 0; j < 10; j++)
            printf "*a%d%s", i - 1, j < 9 ? ", " : "]\n"
    }
}' | piped alias-bomb
awk 'BEGIN {
    print "vpcadvise: 1\na0: &a0 { x: y }"
    for (i = 1; i < 40; i++)
        printf "a%d: &a%d { p: *a%d, q: *a%d, r: *a%d }\n", i, i,
            i - 1, i - 1, i - 1
}' | piped alias-bomb-of-maps
awk 'BEGIN {
    print "vpcadvise: 1\na0: &a0 { x: y }"
    for (i = 1; i < 40; i++)
        printf "a%d: &a%d { <<: [*a%d, *a%d], k%d: 1 }\n", i, i,
            i - 1, i - 1, i
}' | piped merge-bomb
text cycle-of-a-list 'vpcadvise: 1\nsites: &a [*a]\n'
text cycle-of-a-map 'vpcadvise: 1\nsites: &a { b: *a }\n'
text cycle-at-the-root '&a { vpcadvise: 1, sites: *a }\n'
text cycle-of-a-merge 'sites: &a\n  <<: *a\n'
text undefined-alias 'vpcadvise: *nowhere\n'
repeat 102400 '[' | piped brackets
repeat 102400 '{' | piped braces
repeat 50000 '{a: ' | piped nested-maps
repeat 50000 '[a, ' | piped nested-lists
repeat 102400 '- ' | piped dashes
repeat 50000 '? ' | piped questions
repeat 200000 '!' | piped tags
repeat 100000 '&a ' | piped anchors
repeat 100000 '--- a
' | piped documents
{ repeat 32 '[' && repeat 32 ']'; } | piped lists-all-the-way-down
awk 'BEGIN {
    for (i = 0; i < 2000; i++) {
        for (j = 0; j < i; j++)
            printf " "
        print "a:"
    }
}' | piped staircase
awk 'BEGIN {
    print "vpcadvise: 1\nsites:"
    for (i = 0; i < 200000; i++)
        print "  site" i ": {}"
}' | piped many-keys
awk 'BEGIN {
    for (i = 0; i < 100000; i++)
        print "key" i ": 1"
}' | piped many-unknown-keys
awk 'BEGIN {
    for (i = 0; i < 100000; i++)
        print "vpcadvise: 1"
}' | piped many-duplicates
{ printf 'vpcadvise: 1\nname: ' && repeat 1000000 x; } | piped long-scalar
{ printf 'vpcadvise: 1\nname: "' && repeat 500000 '\\n'; } | piped long-escapes
{ printf 'vpcadvise: 1\nname: |\n' && repeat 100000 '  x
'; } | piped long-block
{ repeat 300000 k && printf ': 1\n'; } | piped long-key
{ printf '"' && repeat 2000 k && printf '": 1\n'; } | piped long-quoted-key
{ printf '# ' && repeat 3000000 c; } | piped only-a-comment
repeat 1000000 '
' | piped only-lines
repeat 1000000 ' ' | piped only-blanks

# ---- Bytes that are not UTF-8 text ----------------------------------------

: >"$in/empty"
try empty 3 "$in/empty"
text only-a-mark '\357\273\277'
text only-a-start '\357\273'
text lone-continuation "$head"'\200'"$tail"
text overlong-slash "$head"'\300\257'"$tail"
text overlong-three "$head"'\340\200\257'"$tail"
text overlong-four "$head"'\360\200\200\257'"$tail"
text surrogate "$head"'\355\240\200'"$tail"
text beyond-unicode "$head"'\364\220\200\200'"$tail"
text byte-fe "$head"'\376'"$tail"
text byte-ff "$head"'\377'"$tail"
text cut-short "$head"'\342\202'"$tail"
text cut-at-the-end "$head"'\342\202'
text latin-1 "$head"'M\374nchen'"$tail"
text invalid-in-a-comment 'vpcadvise: 1 # \377'"$tail"
text nul-byte "$head"'a\000b'"$tail"
text nul-at-the-start '\000vpcadvise: 1\n'
text nul-escaped "$head"'"a\\0b"'"$tail"
text control-byte "$head"'a\001b'"$tail"
text escape-sequence "$head"'\033[31mred'"$tail"
text utf-16-le 'v\000p\000c\000a\000:\000 \0001\000'
text utf-16-be '\000v\000p\000c\000a\000:\000 \0001'
text utf-16-le-mark '\377\376v\000p\000c\000a\000:\000 \0001\000'
text utf-16-be-mark '\376\377\000v\000p\000c\000a\000:\000 \0001'
text utf-32-le-mark '\377\376\000\000v\000\000\000:\000\000\000'
text utf-32-be-mark '\000\000\376\377\000\000\000v\000\000\000:'
head -c 100000 /dev/urandom | piped random

# ---- Files that are not files ---------------------------------------------

truncate -s 2G "$in/sparse"
try sparse-file 3 "$in/sparse"
rm "$in/sparse"
try directory 3 "$in"
try not-there 3 "$in/nowhere.yaml"
try behind-a-file 3 "$in/empty/nowhere.yaml"
try empty-name 3 ''
try standard-input-empty 3 -
[ ! -r /dev/zero ] || try endless 3 /dev/zero
[ ! -r /proc/self/mem ] || try read-error 3 /proc/self/mem
if [ "$(id -u)" -ne 0 ]; then
    echo 'vpcadvise: 1' >"$in/secret"
    chmod 0 "$in/secret"
    try unreadable 3 "$in/secret"
fi
mkfifo "$in/fifo"
# shellcheck disable=SC2016 # for the shell that is started
timeout 60 sh -c ': >"$1"' - "$in/fifo" &
try fifo-closed 3 "$in/fifo"
wait || :
# shellcheck disable=SC2016
timeout 60 sh -c 'printf "vpcadvise: 1\nsites: [" >"$1"' - "$in/fifo" &
try fifo-closed-early 3 "$in/fifo"
wait || :

# ---- Output that cannot be written ----------------------------------------

good=$in/good.yaml
cat >"$good" <<'YAML'
vpcadvise: 1
name: A small estate
sites: { office: { kind: office } }
vpcs: { prod: { region: eu-central-1 } }
needs: { office-to-prod: { from: office, to: prod } }
YAML
code=0
limited "$good" >"$scratch/out" 2>"$scratch/err" || code=$?
if [ "$code" -ne 0 ] || [ ! -s "$scratch/out" ]; then
    name=good
    fail "status $code for a file that is valid"
fi
rm -f "$scratch/out" "$scratch/err"

for format in text json; do
    try "folder-missing-$format" 5 -f "$format=nowhere/out" "$good"
    try "output-is-a-folder-$format" 5 -f "$format=$in" "$good"
    if [ -c /dev/full ]; then
        try "full-$format" 5 -f "$format=/dev/full" "$good"
        code=0
        : >"$scratch/out"
        limited -f "$format" "$good" \
            </dev/null >/dev/full 2>"$scratch/err" || code=$?
        refused "full-standard-output-$format" 5 "$code"
    fi
    # What was there stays, and nothing is begun, where the input is wrong.
    try "nothing-begun-$format" 3 -f "$format=out" "$in/empty"
    echo old >"$in/old"
    try "nothing-touched-$format" 3 -f "$format=$in/old" "$in/empty"
    [ "$(cat "$in/old")" = old ] || fail "an existing file was touched"
done
try output-folder-missing 5 -o nowhere/out "$good"

echo "$cases cases, $failed failures"
[ "$failed" -eq 0 ]
