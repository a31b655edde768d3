#!/bin/sh
# Checks that the coverage checker fails where it must.
# usage: refuses.sh PROGRAM SCRATCH
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/refuses.$$
mkdir "$scratch"
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
failed=0

# A pack over the built-in one, from standard input; STATUS is that of the
# checker: try NAME STATUS MESSAGE
try() {
    mkdir "$1"
    echo 'pack: { id: tried, extends: whitepaper-2018 }' >"$1/pack.yaml"
    cat >"$1/rules.yaml"
    code=0
    "$program" "$1" >out 2>err || code=$?
    [ "$code" -eq "$2" ] ||
        { echo "$1: status $code, expected $2"; cat err; failed=1; }
    [ -z "$3" ] || grep -q -e "$3" err ||
        { echo "$1: nothing is said of: $3"; cat err; failed=1; }
}
origin='origins: { T: { title: A test, as_of: "2018-01" } }'
claim='claims: { T-1: { origin: T, place: one, text: Ten of 12 lines. } }'

# rule MESSAGE BASIS
rule() {
    cat <<YAML
$origin
$claim
rules:
  - id: N-tried
    limitation: $1
    when: { option.encrypted: no }
    $2
    tests:
      - { given: { option.encrypted: no }, expect: fires }
      - { given: { option.encrypted: yes }, expect: silent }
YAML
}

rule 'of 12 lines' 'claims: [T-1]' | try sound 0 ''
{
    echo "$origin"
    echo "$claim"
} | try claim-that-nothing-encodes 1 '^T-1: nothing encodes it'
rule 'of all lines' '' | try rule-without-a-source 1 '\[rule-missing\]$'
rule 'of all lines' 'claims: [T-2]' | try claim-of-nowhere 1 '\[rule-source\]$'
rule 'of all lines' 'judgement: "so"' |
    try reason-that-is-none 1 ' N-tried: it rests on nothing$'
rule 'of 13 lines' 'claims: [T-1]' |
    try number-without-a-source 1 '^N-tried: no source gives the number 13'
rule 'of 2 lines' 'claims: [T-1]' |
    try part-of-a-number 1 '^N-tried: no source gives the number 2'
cat <<YAML | try claim-of-the-paper-that-is-not-there 1 '^216 claims W-'
$origin
claims: { W-216: { origin: T, place: one, text: It is not there. } }
YAML
exit "$failed"
