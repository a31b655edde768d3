#!/bin/sh
# Checks the commands on rule packs, folders that are meant to hurt, and that
# the packs and commands of docs/rules.md do what stands there.
# usage: rules.sh PROGRAM SCRATCH ROOT
set -eu

here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(cd "$3" && pwd)
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/rules.$$
mkdir "$scratch"
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
# shellcheck source=tests/checks/program.sh
. "$here/program.sh"

# Writes a pack of one file: pack FOLDER; the rules come from standard input.
pack() {
    mkdir -p "$1"
    { echo "pack: { id: $1, extends: whitepaper-2018 }"; cat; } >"$1/pack.yaml"
}

company=$root/examples/company-rules/rules
cat >small.yaml <<'YAML'
vpcadvise: 1
sites: { office: { kind: office } }
vpcs: { prod: { region: eu-central-1 } }
needs: { office-to-prod: { from: office, to: prod } }
YAML

# ---- The commands ---------------------------------------------------------

run built-in 0 rules test
holds out '^[0-9]* tests passed$'
empty err
run example 0 rules test "$company"
holds out '^[0-9]* tests passed$'
run example-check 0 rules check "$company"
holds out ': valid, pack northwind over whitepaper-2018$'
holds out '^  replaced price dx-carrier$'
run list 0 rules list
holds out '^F-encryption  exclude, every option$'
run list-of-option 0 rules list managed-vpn build
holds out '^B-vpn-connection  build, managed-vpn$'
grep -q '^F-' out && fail "lists more than the effect"
run list-of-pack 0 rules list northwind --rules "$company"
holds out '^NW-carrier  exclude, every option, northwind$'
holds out 'claims: NW-3$'
grep -q '^F-encryption' out && fail "lists more than the pack"
run no-word 2 rules list mangaed-vpn
holds err 'did you mean managed-vpn?'
run no-verb 2 rules
run bad-verb 2 rules tests
holds err 'did you mean rules test?'
run no-folder 2 rules check
run help 0 help rules
holds out '--rules DIR'

# ---- What is wrong --------------------------------------------------------

run nowhere 3 --rules nowhere small.yaml
holds err 'cannot read the folder nowhere: '
run no-directory 3 rules check small.yaml
holds err 'name the folder that the file is in'
mkdir none
echo 'no rules' >none/notes.txt
run no-files 4 --rules none small.yaml
holds err '\[pack-empty\]'
empty out

pack wrong-test <<'YAML'
rules:
  - id: MY-path
    caveat: it runs over the internet
    when: { option.path: internet }
    judgement: a test
    tests:
      - { given: { option.path: internet }, expect: fires }
      - { given: { option.path: internet }, expect: silent }
YAML
run wrong-test 4 rules test wrong-test
holds err '^wrong-test/pack.yaml:9:9: error: .*"MY-path" fires where'
holds out '^1 of [0-9]* tests failed$'
run wrong-test-is-valid 0 rules check wrong-test

pack wrong-case <<'YAML'
cases:
  plain:
    requirements:
      vpcadvise: 1
      sites: { a: {} }
      vpcs: { b: {} }
      needs: { n: { from: a, to: b } }
    expect: { first: transit-vpc }
    judgement: a test
YAML
run wrong-case 4 rules test wrong-case
holds err '\[case-failed\]'
# Under another pack it is not its turn.
printf 'pack: { id: over, extends: wrong-case }\n' >over.yaml
mkdir over
mv over.yaml over/
run case-beneath 0 rules test wrong-case over
run wrong-order 4 rules test over wrong-case
holds err '\[pack-extends\]'

# ---- What a pack is told ---------------------------------------------------

pack truths <<'YAML'
rules:
  - { id: S-encrypted, off: no }
YAML
run off-without-reason 4 rules check truths
holds err '^truths/pack.yaml:3:29: error: "no" is no reason'
pack foreign <<'YAML'
rules:
  - id: MY-a
    caveat: a
    when: { site.tags.carrier: not telco-a }
    judgement: a test
  - id: MY-b
    caveat: b
    when: { need.sites: more then 10 }
    judgement: a test
  - id: MY-c
    caveat: c
    when: { need.sites: "> 10" }
    judgement: a test
  - id: MY-d
    caveat: d
    when: { need.tag.data: personal }
    judgement: a test
  - id: MY-e
    caveat: e
    when: { or: [ { option.encrypted: no } ] }
    judgement: a test
  - id: MY-f
    caveat: f
    when: { bandwidth: at least 1 Gbps }
    judgement: a test
YAML
run foreign 4 rules check foreign
holds err 'hint: write: other than telco-a$'
[ "$(grep -c 'hint: write: more than 10$' err)" -eq 2 ] ||
    fail "tells not both forms of more than"
holds err 'hint: write need.tags.data$'
holds err 'hint: write any: with a list'
holds err 'hint: did you mean need.bandwidth or option.bandwidth?$'
pack no-control <<'YAML'
frameworks:
  audit: { name: audit, controls: [clear-desks], judgement: a test }
YAML
run no-control 4 rules check no-control
holds err 'hint: vpcadvise explain controls lists'
pack plain-fact </dev/null
printf 'option: managed-vpn\nfacts: { lead_time: 5 days }\n' \
    >plain-fact/vpn.yaml
run plain-fact 4 rules check plain-fact
holds err 'hint: write: { is: 5 days, judgement: WHY }$'
pack dates <<'YAML'
origins:
  OK: { title: fine, as_of: "2026" }
  MONTH: { title: fine, as_of: "2026-12" }
  DAY: { title: fine, as_of: "2026-12-31" }
  NAMED: { title: named, as_of: June 2026 }
  LATE: { title: late, as_of: "2026-13" }
YAML
run dates 4 rules check dates
[ "$(grep -c '\[bad-date\]' err)" -eq 2 ] || fail "tells not two dates"
pack never </dev/null
cat >never/vpn.yaml <<'YAML'
option: managed-vpn
facts:
  lead_time:
    - { is: 5 days, judgement: a test }
    - { when: { option.current: yes }, is: 0 days, judgement: a test }
YAML
run never-reached 4 rules check never
holds err '^never/vpn.yaml:5:7: error: the case is never reached'
pack unless <<'YAML'
rules:
  - id: MY-unless
    exclude: only where a firewall sees the traffic
    when: { option.family: software, not: { need.inspection: required } }
    judgement: a test
YAML
run unless 4 rules check unless
holds err 'hint: a demand never frees an option: .*Only allowed if'
grep -q '^### Only allowed if' "$root/docs/rules.md" ||
    fail "docs/rules.md has no section Only allowed if"
pack hidden <<'YAML'
facts:
  allowed:
    type: truth
    doc: whether it may be used
    default:
      - { when: { need.inspection: required }, is: yes, judgement: a test }
      - { is: no, judgement: a test }
  fine:
    type: truth
    doc: the same by another name
    default: { is: option.allowed, judgement: a test }
rules:
  - id: MY-hidden
    exclude: it is not allowed
    when: { option.fine: no }
    judgement: a test
    tests:
      - { given: { option.fine: no }, expect: fires }
      - { given: { option.fine: yes }, expect: silent }
YAML
run hidden 4 rules check hidden
holds err '^hidden/pack.yaml:16:26: error: "option.fine" follows from a demand'
sed 's/exclude:/caveat:/' hidden/pack.yaml >hidden/new
mv hidden/new hidden/pack.yaml
run hidden-note 0 rules check hidden
pack untested <<'YAML'
rules:
  - id: MY-untested
    caveat: c
    when: { option.encrypted: no, site.gateway.bgp: no }
    judgement: a test
    tests:
      - given: { option.encrypted: no, site.gateway.bgp: no }
        expect: fires
      - { given: { option.encrypted: yes }, expect: silent }
YAML
run untested 4 rules check untested
holds err 'given: { site.gateway.bgp: unknown, FACT: VALUE }, expect: unknown'
mkdir both
cat >both/all.yaml <<'YAML'
pack: { id: both, extends: whitepaper-2018 }
option: managed-vpn
YAML
run pack-in-option-file 4 rules check both
holds err 'error: an option file cannot hold "pack"'
[ "$(grep -c 'error:' err)" -eq 1 ] || fail "more than one error"
pack circle <<'YAML'
facts:
  one:
    type: truth
    doc: one
    default: { is: option.two, judgement: a test }
  two:
    type: truth
    doc: two
    default: { is: option.one, judgement: a test }
YAML
run circle 4 rules check circle
holds err '^circle/pack.yaml:.*option.one, option.two \[pack-cycle\]'
[ "$(grep -c 'error:' err)" -eq 1 ] || fail "more than one error"
pack fewer-words <<'YAML'
facts:
  path: { type: word, words: [circuit], doc: how }
YAML
run fewer-words 4 rules check fewer-words
holds err '^fewer-words/pack.yaml:3:3: error: the fact "path" breaks '
[ "$(grep -c 'error:' err)" -eq 1 ] || fail "more than one error"
pack late </dev/null
pack early </dev/null
sed 's/whitepaper-2018/late/' early/pack.yaml >early/own.yaml
rm early/pack.yaml
run order 4 rules check early late
holds err 'hint: name late before early$'
[ "$(grep -c 'error:' err)" -eq 1 ] || fail "more than one error"
run order-turned 0 rules check late early
pack bad-case <<'YAML'
cases:
  plain:
    requirements:
      vpcadvise: 1
      sites: { a: { kind: shop } }
      vpcs: { b: {} }
      needs: { n: { from: a, to: b } }
    expect: { first: managed-vpn }
    judgement: a test
YAML
run case-of-check 4 rules check bad-case
holds err '^bad-case/pack.yaml:6:27: error: '
holds out '^bad-case: not valid, 1 error$'
run list-of-criterion 0 rules list cost
holds out '^S-cost  score, cost '
grep -q '^F-' out && fail "lists more than the criterion"
run list-of-rule 0 rules list F-encryption
[ "$(grep -c '^[A-Z]' out)" -eq 1 ] || fail "lists more than the rule"
run scale 0 explain S-cost
holds out '^Scale$'
grep -q 'all else' out && fail "shows a scale as bands"

# ---- Packs by themselves --------------------------------------------------

cp -r "$root/rules/whitepaper-2018" base
run alone 0 --rules base small.yaml
cp out alone.txt
run embedded 0 small.yaml
cmp -s alone.txt out || fail "the built-in pack says otherwise as a folder"
run several 0 -f json --rules base --rules wrong-test small.yaml
holds out '"changes":\[{"action":"added","kind":"rule","id":"MY-path"'

# ---- Folders that are meant to hurt ---------------------------------------

pack odd </dev/null
mkfifo odd/pipe.yaml
ln -s . odd/loop
echo '{' >odd/.hidden.yaml
mkdir odd/folder.yaml
run odd-files 0 rules check odd
ln -s nowhere odd/dangling.yaml
run dangling 3 rules check odd
holds err 'cannot read odd/dangling.yaml: '
pack capitals </dev/null
echo 'rules: [ { id: MY-big, caveat: big, judgement: a test } ]' \
    >capitals/BIG.YAML
run capitals 0 rules check capitals
holds out '^  added rule MY-big$'
pack nothing </dev/null
: >nothing/empty.yaml
run empty-file 4 rules check nothing
holds err 'hint: write a section into it'
name=deep
folder=deep
for level in 1 2 3 4 5 6 7; do
    folder=$folder/1/2/3/4/5/6/7/8/9/$level
done
mkdir -p "$folder"
run deep 3 rules check deep
holds err '\[limit-depth\]'
mkdir many
(cd many && seq 10001 | sed 's/$/.yaml/' | xargs touch)
run many 3 rules check many
holds err '\[limit-folder-files\]'
pack bytes </dev/null
head -c 4096 /dev/zero >bytes/zero.yaml
run zero-bytes 4 rules check bytes
printf '\377\376r\000u\000' >bytes/zero.yaml
run utf-16 4 rules check bytes
holds err '\[encoding\]'
pack nested </dev/null
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "[" }' >nested/deep.yaml
run nested 4 rules check nested
# Many rules, each with many tests, and mistakes in all of them.
{
    echo 'pack: { id: large, extends: whitepaper-2018 }'
    echo 'rules:'
    awk 'BEGIN { for (i = 0; i < 20000; i++)
        printf "  - { id: R-%d, caveat: c, claims: [W-%d] }\n", i, i }'
} >nested/deep.yaml
rm nested/pack.yaml
run large 4 rules check nested
# What a terminal would obey is shown as an escape.
pack escapes <<'YAML'
rules:
  - { id: MY-color, caveat: "\e[31mred \u202E", judgement: a test }
YAML
run escapes 0 rules list caveat escapes --rules escapes
holds out '\\x1b\[31mred'

# ---- docs/rules.md --------------------------------------------------------

# A block whose first line is "# a/file.yaml" is that file; in a block
# "console" each line after "$ " is a command, and the rest what it prints.
mkdir docs bin
ln -s "$program" bin/vpcadvise
PATH=$scratch/bin:$PATH
cd docs
steps=$(awk '
/^```/ {
    if (kind == "") {
        kind = substr($0, 4)
        first = 1
    } else {
        kind = ""
        file = ""
    }
    if (kind == "console")
        file = sprintf("%03d.console", ++count)
    next
}
kind == "yaml" && first && /^# [a-z0-9\/.-]*\.yaml$/ {
    # Files in their turn, for the commands between.
    name = substr($0, 3)
    file = sprintf("%03d.file", ++count)
    print name >(file ".name")
}
{ first = 0 }
kind != "" && file != "" { print >file }
END { print count + 0 }' "$root/docs/rules.md")
name=docs
[ "$steps" -ge 8 ] || fail "only $steps files and commands"

# Numbers of tests grow with the rules.
level() {
    sed 's/^[0-9]* tests passed$/N tests passed/' "$1"
}

for step in *.file *.console; do
    echo "$step"
done | sort >steps
while read -r step; do
    checks=$((checks + 1))
    case $step in
    *.file)
        file=$(cat "$step.name")
        mkdir -p "$(dirname "$file")"
        cp "$step" "$file"
        ;;
    *)
        : >got
        grep '^\$ ' "$step" | sed 's/^\$ //' >commands
        while read -r command; do
            echo "\$ $command" >>got
            sh -c "$command" >>got 2>&1 </dev/null || :
        done <commands
        level "$step" >want
        level got >got.level
        cmp -s want got.level ||
            { fail "prints otherwise:"; diff -u want got.level || :; }
        ;;
    esac
done <steps
"$program" --rules my-rules requirements.yaml >report.txt
grep -q 'added rule MY-personal-data (my-rules)' report.txt ||
    fail "the report of the walk-through names no change"
grep -q 'excluded: personal data is encrypted on its way' report.txt ||
    fail "the rule of the walk-through excludes nothing"
for recipe in only-if proven approved; do
    run "recipe-$recipe" 0 rules test $recipe
done
cd ..

finish
