#!/bin/sh
# Checks exit statuses, where output goes, and that files are written whole.
# usage: cli.sh PROGRAM SCRATCH
set -eu

here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/cli.$$
mkdir "$scratch"
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
# shellcheck source=tests/checks/program.sh
. "$here/program.sh"

cat >good.yaml <<'YAML'
vpcadvise: 1
name: A small estate
sites: { office: { kind: office } }
vpcs: { prod: { region: eu-central-1 } }
needs: { office-to-prod: { from: office, to: prod } }
YAML
sed 's/^sites: {/& idle: { kind: branch },/' good.yaml >warned.yaml
sed 's/region/regoin/' good.yaml >wrong.yaml

# ---- Help, version, wrong command lines -----------------------------------

run help 0 --help
holds out '^usage: vpcadvise '
holds out '--fail-on GATE'
holds out '^  70  '
empty err
run help-of-a-command 0 help check
holds out '^usage: vpcadvise check '
run help-of-rules 0 help rules
for verb in 'check \[OPTIONS\] DIR' 'test \[OPTIONS\] \[DIR' \
    'list \[OPTIONS\] \[WORD'; do
    holds out "vpcadvise rules $verb"
done
for command in check rules diff what-if sweep ask lock why explain options \
    help; do
    run "help $command" 0 help "$command"
    [ "$(awk '{ print length }' out | sort -n | tail -1)" -le 79 ] ||
        fail "wider than 79 columns"
    cp out helped
    run "$command --help" 0 "$command" --help
    cmp -s out helped || fail "another help"
done
run version 0 --version
holds out '^vpcadvise [0-9.]*, rules [a-z0-9-]* edition [^ ]* ([0-9-]*)$'
run nothing 2
holds err '^usage: vpcadvise '
empty out
run unknown-option 2 --fromat json good.yaml
holds err 'did you mean --format?'
empty out
run two-files 2 good.yaml wrong.yaml
run escapes 2 "--$(printf '\033')[31m"
if grep -q "$(printf '\033')" err; then fail "an escape sequence came back"; fi
strange=$(printf '\033')strange.yaml
cp good.yaml "$strange"
run escapes-of-a-file 0 check "$strange"
if grep -q "$(printf '\033')" out; then fail "an escape sequence came back"; fi

# ---- Report and check -----------------------------------------------------

run report 0 good.yaml
[ -s out ] || fail "no report"
empty err
"$program" - <good.yaml >from-input || fail "standard input is not read"
[ -s from-input ] || fail "no report from standard input"
run machine-format 0 -f json --color=always good.yaml
if grep -q "$(printf '\033')" out; then fail "color in a machine format"; fi
run wrong 3 wrong.yaml
holds err '^wrong.yaml:[0-9]*:[0-9]*: error: .*\[unknown-key\]$'
empty out
run wrong-and-quiet 3 -q wrong.yaml
holds err 'error: '
run check 0 check good.yaml
[ "$(cat out)" = "good.yaml: valid" ] || fail "$(cat out)"
run check-warned 0 check warned.yaml
[ "$(cat out)" = "warned.yaml: valid, 1 warning" ] || fail "$(cat out)"
holds err 'warning: .*\[unused-name\]$'
run check-gate 1 check --fail-on warning warned.yaml
run check-gate-passed 0 check --fail-on warning good.yaml
run check-gate-of-reports 2 check --fail-on tie good.yaml
run check-statuses 0 help check
holds out '^   1  the file is valid and has a warning'
run check-quiet 0 check -q warned.yaml
empty err
run check-wrong 3 check wrong.yaml
holds out '^wrong.yaml: not valid, [0-9]* errors\{0,1\}$'
cp good.yaml check
run file-like-a-command 0 ./check
run gate 1 --fail-on warning warned.yaml
[ -s out ] || fail "no report where a gate fails"
if grep -q 'gate failed' err; then fail "the gate is told twice"; fi
run gate-in-files 1 --fail-on warning -o gate.txt warned.yaml
holds err '^gate failed: .*\[warning\]$'
run gate-without-number 2 --fail-on chosen-behind good.yaml
holds err 'chosen-behind takes a whole number of points from 0 to 1000$'
run gate-with-a-word 2 --fail-on chosen-behind=x good.yaml
holds err 'takes a whole number of points from 0 to 1000, not x$'
holds err '^hint: write --fail-on chosen-behind=20$'
run gate-of-no-number 2 --fail-on tie=3 good.yaml
holds err 'the gate tie takes no number$'
run gates-that-passed 0 --fail-on chosen-behind=5 -f json good.yaml
holds out 'every need has an option that is not excluded'
holds out 'no chosen option is behind the first by more than 5 points'
run gates-cleared 0 --fail-on warning --fail-on none warned.yaml

# ---- Profiles -------------------------------------------------------------

run profile 0 --profile regulated good.yaml
holds out '^every need is weighed by the profile regulated, whatever the file'
holds out '^  Profile  .*regulated: security 5, '
run profile-json 0 --profile regulated -f json good.yaml
holds out '"profile":"regulated"},"needs"'
run profile-none 0 -f json good.yaml
holds out '"profile":null},"needs"'
holds out '"profile":null,"profiles":\[\]'
run profiles 0 --profiles good.yaml
holds out '^  Under each profile$'
[ "$(grep -c '  [0-9][0-9]*  +[0-9]' out)" -eq 6 ] || fail "not six profiles"
run profile-unknown 2 --profile regulatd good.yaml
holds err '^vpcadvise: there is no profile regulatd$'
holds err '^hint: did you mean regulated?$'
empty out
run profile-far 2 --profile cheapest good.yaml
holds err '^hint: vpcadvise explain profiles lists what there is$'
run profile-of-check 2 check --profile regulated good.yaml
holds err 'check has no option --profile$'
run profile-why 0 why --profile lowest-cost office-to-prod direct-connect good.yaml
cp out why.line
{ cat good.yaml; echo 'profile: lowest-cost'; } >weighed.yaml
run profile-why-file 0 why office-to-prod direct-connect weighed.yaml
cmp -s out why.line || fail "the profile of the file says otherwise"
run explain-profile 0 explain regulated
holds out '^regulated: profile$'
holds out '^  security  *5$'
run explain-profiles 0 explain profiles
holds out '^  lowest-cost '

# ---- Explanations ---------------------------------------------------------

run explain 0 explain F-bandwidth
holds out '^F-bandwidth: rule$'
holds out '^  when  *option.bandwidth is less than need.bandwidth$'
empty err
run explain-a-code 0 explain host-bits
holds out '^host-bits: error$'
holds out '^    requirements.yaml:2:21: error: .* \[host-bits\]$'
run explain-a-code-narrow 0 --columns 40 explain host-bits
holds out '^    requirements.yaml:2:21: error: .* \[host-bits\]$'
run explain-a-claim 0 explain H-01
holds out 'option.bandwidth of managed-vpn'
run explain-several 0 explain bandwidth
holds out '^need.bandwidth: fact$'
holds out '^option.bandwidth: fact$'
run explain-words 0 explain words
holds out '^  more-than-current '
holds out '^  any-single-failure  by the kind of need: '
if grep -q '^       ' out; then fail "a word takes more than a line"; fi
run explain-what 0 explain
holds out '^  rules  *what judges the options ([0-9]*)$'
run explain-unknown 2 explain F-bandwith
holds err '^hint: did you mean F-bandwidth?$'
empty out
run explain-two 2 explain F-bandwidth F-latency
run explain-narrow 0 --columns 40 explain direct-connect
[ "$(sed 's/×/x/g' out | awk '{ print length }' | sort -n | tail -1)" -le 40 ] ||
    fail "wider than 40 columns"
run explain-option-of-reports 2 explain --today 2026-11-24 F-bandwidth
holds err 'explain has no option --today'
run options 0 options
holds out '^managed-vpn .* network-to-vpc .* vpn '
run options-with-words 2 options managed-vpn
cat >fast.yaml <<'YAML'
vpcadvise: 1
sites: { office: { gateway: { ipsec: yes } } }
vpcs: { prod: { region: eu-central-1 } }
needs: { fast: { from: office, to: prod, must: { bandwidth: 2 Gbps } } }
YAML
run why 0 why fast managed-vpn fast.yaml
holds out '^  status  excluded$'
holds out 'option.bandwidth 1.25 Gbps is less than need.bandwidth 2 Gbps: true$'
holds out '^    - would pass with need.bandwidth 1.25 Gbps$'
empty err
holds out '  D-tunnel-limit  2 Gbps is needed, and a VPN carries 1.25 Gbps a tunnel at'
run why-short 0 why fast managed-vpn fast.yaml
holds out '^[0-9][0-9]* rules. With --all each is shown'
if grep -q 'F-survive' out; then fail "F-survive"; fi
run why-all 0 why --all fast managed-vpn fast.yaml
holds out 'F-survive'
if grep -q 'With --all' out; then fail "factor of two"; fi
run explain-all 2 explain --all F-bandwidth
holds err 'explain has no option --all'
run why-ranked 0 why office-to-prod direct-connect good.yaml
holds out '^Against .*, the first$'
holds out '^total '
run why-of-nothing 3 why fast managed-vpn -
run why-no-need 2 why fas managed-vpn fast.yaml
holds err '^hint: did you mean fast?$'
empty out
run why-no-option 2 why fast managed-vpm fast.yaml
holds err '^hint: did you mean managed-vpn?$'
run why-family 2 why fast peering fast.yaml
holds err 'peering is a family: name one of its options, vpc-peering$'
run why-need-second 2 why managed-vpn fast fast.yaml
holds err '^hint: did you mean why fast managed-vpn?$'
run why-file-first 2 why fast.yaml fast managed-vpn
holds err 'the FILE stands last'
holds err '^hint: did you mean vpcadvise why fast managed-vpn fast.yaml?$'
run why-file-second 2 why fast fast.yaml managed-vpn
holds err '^hint: did you mean vpcadvise why fast managed-vpn fast.yaml?$'
run why-wrong-file 3 why fast managed-vpn wrong.yaml
holds err '\[unknown-key\]$'
empty out
run why-no-file 2 why fast managed-vpn
holds err 'why takes a NEED, an OPTION and a FILE'
run help-why 0 help why
holds out '^usage: vpcadvise why '

# ---- Comparisons ----------------------------------------------------------

cat >slow.yaml <<'YAML'
vpcadvise: 1
vpcs: { prod: { region: eu-central-1 } }
sites: { office: { gateway: { ipsec: yes } } }
needs: { fast: { must: { bandwidth: 500 Mbps }, from: office, to: prod } }
YAML
run diff-of-itself 0 diff good.yaml good.yaml
holds out '^good.yaml -> good.yaml: no decision changed (1 need)$'
holds out '^  office-to-prod  unchanged: '
[ "$(wc -l <out)" -eq 2 ] || fail "more than that"
empty err
run diff-changed 1 diff slow.yaml fast.yaml
holds out '^slow.yaml -> fast.yaml: 1 of 1 decision changed$'
holds out '^    - AWS managed VPN is excluded now: .* F-bandwidth$'
holds out '^    ~ needs.fast.must.bandwidth: 500 Mbps -> 2 Gbps$'
empty err
run diff-back 1 diff fast.yaml slow.yaml
holds out '^    + AWS managed VPN is not excluded any more; it was: .* F-bandwidth$'
run diff-needs 1 diff good.yaml fast.yaml
holds out '^  fast .* new: '
holds out '^  office-to-prod  gone: '
run diff-markdown 1 diff -f markdown slow.yaml fast.yaml
holds out '^### Network decisions: 1 of 1 decision changed$'
holds out '^| fast | AWS managed VPN ([0-9]*) | \*\*.*\*\* |$'
run diff-json 1 diff -f json slow.yaml fast.yaml
holds out '^{"schema":"vpcadvise-diff-1",.*"changed":1,.*"rule":"F-bandwidth"'
run diff-files 1 diff -f json=diff.json -f text -f markdown=diff.md slow.yaml \
    fast.yaml
holds diff.json '^{"schema":"vpcadvise-diff-1",'
holds diff.md '^| need | before | after |$'
cp fast.yaml kept.yaml
run diff-never-the-input 5 diff -o kept.yaml slow.yaml kept.yaml
cmp -s fast.yaml kept.yaml || fail "the input was overwritten"
run diff-findings 0 diff good.yaml warned.yaml
holds out '^    - new finding: .*\[unused-name\]$'
holds out '^    ~ sites.idle.kind: branch (new)$'
name=diff-of-standard-input
code=0
"$program" diff - fast.yaml <slow.yaml >out || code=$?
[ "$code" -eq 1 ] || fail "status $code, expected 1"
holds out '^<stdin> -> fast.yaml: '
run diff-of-wrong 3 diff wrong.yaml nowhere.yaml
holds err '^wrong.yaml:[0-9]*:[0-9]*: error: .*\[unknown-key\]$'
holds err 'nowhere.yaml'
empty out
"$program" -f json=slow.json slow.yaml
run diff-saved-of-itself 0 diff slow.json slow.yaml
[ "$(wc -l <out)" -eq 2 ] || fail "more than that"
run diff-saved 1 diff slow.json fast.yaml
holds out '^    ~ need.bandwidth: 500 Mbps -> 2 Gbps$'
sed 's/"ledger":\[/"ledger":7,"x":[/' slow.json >spoilt.json
run diff-spoilt 3 diff spoilt.json fast.yaml
holds err '^spoilt.json:[0-9]*:[0-9]*: error: ledger is no list \[saved-report\]$'
holds err 'hint: write it again with vpcadvise -f json=FILE$'
sed 's/vpcadvise-report-1/vpcadvise-report-9/' slow.json >later.json
run diff-of-another-format 3 diff slow.yaml later.json
holds err 'schema names no report that this program can read'
empty out
run diff-of-one 2 diff good.yaml
holds err 'diff takes two files, OLD and NEW'
run diff-of-input-twice 2 diff - -
holds err 'only one of the files can be standard input'
run diff-format 2 diff -f yaml good.yaml good.yaml
holds err 'unknown format yaml'
run diff-format-of-reports 2 -f markdown good.yaml
holds err 'a report has no format markdown'
run diff-gate 2 diff --fail-on tie good.yaml good.yaml
holds err 'diff has no option --fail-on'

cp slow.yaml kept.yaml
run what-if 1 what-if --set 'needs.fast.must.bandwidth=2 Gbps' slow.yaml
holds out '^slow.yaml -> slow.yaml with needs.fast.must.bandwidth=2 Gbps: 1 of'
holds out '^    ~ needs.fast.must.bandwidth: 500 Mbps -> 2 Gbps$'
cmp -s slow.yaml kept.yaml || fail "the file was changed"
tail -n +2 out >expected
run what-if-as-diff 1 diff slow.yaml fast.yaml
tail -n +2 out >got
cmp -s got expected || fail "another comparison than of the files"
run what-if-same 0 what-if --set needs.fast.must.bandwidth=500Mbps slow.yaml
run what-if-two 1 what-if --set needs.fast.must.bandwidth=2Gbps \
    --set sites.office.kind=office -f json slow.yaml
holds out '"path":"sites.office.kind","before":null,"after":"office"'
run what-if-bad-value 3 what-if --set needs.fast.must.bandwidth=2Gbs slow.yaml
holds err '^slow.yaml with needs.fast.must.bandwidth=2Gbs:[0-9:]* error: .*\[unknown-unit\]$'
empty out
run what-if-bad-path 3 what-if --set needs.fast.mst.bandwidth=2Gbps slow.yaml
holds err '\[unknown-key\]$'
holds err 'hint: did you mean must?$'
run what-if-no-need 2 what-if --set needs.fats.must.bandwidth=2Gbps slow.yaml
holds err '^vpcadvise: slow.yaml has no need fats$'
holds err '^hint: did you mean fast?$'
empty out
run what-if-new-need 1 what-if --set needs.second.from=office \
    --set needs.second.to=prod slow.yaml
holds out '^  second .* new: '
run what-if-of-wrong 3 what-if --set needs.fast.must.bandwidth=2Gbps wrong.yaml
holds err '^wrong.yaml:'
run what-if-nothing 2 what-if slow.yaml
holds err 'what-if takes a change: --set PATH=VALUE'
run what-if-no-value 2 what-if --set needs.fast slow.yaml
holds err '^vpcadvise: --set needs.fast is no PATH=VALUE$'
run set-of-reports 2 --set a=b slow.yaml

# ---- Sweep ----------------------------------------------------------------

run sweep 0 sweep --vary needs.fast.must.bandwidth=100Mbps..10Gbps slow.yaml
holds out '^slow.yaml: needs.fast.must.bandwidth from 100 Mbps to 10 Gbps$'
holds out '^100 Mbps  below 1 Gbps '
cmp -s slow.yaml kept.yaml || fail "the file was changed"
run sweep-json 0 sweep --vary needs.fast.must.bandwidth=100Mbps..10Gbps \
    -f json slow.yaml
holds out '^{"schema":"vpcadvise-sweep-1",'
holds out '"low":100000000,"high":999999999,'
holds out '"low":1000000000,'
run sweep-map 0 sweep --vary needs.fast.must.bandwidth=100Mbps..10Gbps \
    --vary needs.fast.prefer.cost slow.yaml
[ "$(grep -c '^    [0-5]  [A-Z]*$' out)" -eq 6 ] || fail "not six rows"
run sweep-nothing 2 sweep slow.yaml
holds err 'sweep takes a value to vary: --vary PATH=LOW..HIGH'
run sweep-three 2 sweep --vary a.b --vary a.b --vary a.b slow.yaml
holds err 'sweep varies one value, or two'
run sweep-bad-path 2 sweep --vary needs.fast.must.bandwith=1..2Gbps slow.yaml
holds err '^--vary:1:1: error: no value can be varied there \[not-set\]$'
run sweep-bad-unit 2 sweep --vary needs.fast.must.bandwidth=1..2Gbs slow.yaml
holds err '\[unknown-unit\]$'
run sweep-no-entry 3 sweep --vary needs.quick.must.bandwidth=1..2Gbps slow.yaml
holds err '^--vary:1:1: error: the file has no needs.quick \[not-set\]$'
run sweep-bad-value 3 sweep --vary needs.fast.must.survive=[tunel] slow.yaml
holds err 'did you mean'
run sweep-no-need 2 sweep --vary needs.fast.prefer.cost --need fats slow.yaml
holds err 'did you mean fast?'
run sweep-format 2 sweep --vary needs.fast.prefer.cost -f markdown slow.yaml
holds err 'sweep has no format markdown'

# ---- Waivers --------------------------------------------------------------

cat >waived.yaml <<'YAML'
vpcadvise: 1
sites: { office: { gateway: { ipsec: yes } } }
vpcs: { prod: { region: eu-central-1 } }
needs: { a: { from: office, to: prod, must: { performance: consistent } } }
waivers:
  - { rule: F-performance, need: a, reason: awaited, until: 2026-10-31 }
YAML
run waiver-on-its-last-day 0 --today 2026-10-31 waived.yaml
empty err
holds out '  Waived   ·  waived until 2026-10-31: awaited *F-performance$'
run waiver-a-day-later 1 --today 2026-11-01 waived.yaml
holds err '\[expired-waiver\]$'
holds out '  Waived   ·  the waiver expired on 2026-10-31: awaited *F-performance$'
holds out '^gate failed: waiver-expired: a: the waiver of F-performance expired on'
run waiver-gate-off 0 --fail-on none --today 2026-11-01 waived.yaml
holds out 'the waiver expired on 2026-10-31'
# What was locked under it is excluded once it is over.
sed 's/consistent }/&, chosen: managed-vpn/' waived.yaml >file.yaml
run waiver-locked 0 lock --force --need a --today 2026-10-31 file.yaml
run waiver-held 0 --today 2026-10-31 file.yaml
run waiver-over 1 --today 2026-11-01 file.yaml
holds out '^gate failed: chosen-excluded: a: managed-vpn is chosen and excluded (F-performance)$'

# ---- Lock -----------------------------------------------------------------

today='--today 2026-11-24'
cat >plain.yaml <<'YAML'
vpcadvise: 1
sites: { office: { gateway: { ipsec: yes } } } # the only one
vpcs: { prod: { region: eu-central-1 } }
needs:
  fast:
    from: office
    to: prod

    must: { bandwidth: 500 Mbps } # at noon
YAML
cp plain.yaml file.yaml
chmod 640 file.yaml
# shellcheck disable=SC2086 # words
run lock 0 lock $today file.yaml
empty err
holds out '^fast: locked: [a-z-]* with [0-9]* points$'
diff plain.yaml file.yaml >changed || :
if grep -q '^<' changed; then fail "a line of the file was changed"; fi
grep -q '^>     chosen: ' changed || fail "nothing is chosen"
grep -q '^>     decided: { on: 2026-11-24, score: ' changed ||
    fail "nothing is decided"
[ -n "$(find file.yaml -perm 640)" ] || fail "other permissions"
cp file.yaml locked.yaml
run lock-again 0 lock --today 2027-01-01 file.yaml
holds out '^fast: decided on 2026-11-24; nothing changed$'
cmp -s file.yaml locked.yaml || fail "locking twice changed the file"
run lock-holds 0 --today 2027-01-01 file.yaml
sed 's/500 Mbps/700 Mbps/' locked.yaml >file.yaml
run lock-broken 1 --today 2027-01-01 file.yaml
holds out '^gate failed: facts-changed: fast: what is said of the need changed '
run lock-renewed 0 lock --today 2027-01-01 file.yaml
holds out '^fast: renewed: '
holds file.yaml 'decided: { on: 2027-01-01, '
run lock-holds-again 0 file.yaml

# Where it goes: elsewhere, standard output, through a link.
cp plain.yaml file.yaml
# shellcheck disable=SC2086 # words
run lock-elsewhere 0 lock $today --output other.yaml file.yaml
cmp -s file.yaml plain.yaml || fail "the file was changed"
cmp -s other.yaml locked.yaml || fail "another text"
# shellcheck disable=SC2086 # words
"$program" lock $today - <plain.yaml >out 2>err ||
    fail "standard input cannot be locked"
cmp -s out locked.yaml || fail "another text on standard output"
holds err '^fast: locked: '
ln -sf file.yaml link.yaml
# shellcheck disable=SC2086 # words
run lock-link 0 lock $today link.yaml
[ -L link.yaml ] || fail "the link is gone"
cmp -s file.yaml locked.yaml || fail "the file behind the link is another"
printf '\357\273\277' >marked.yaml
sed "s/\$/$(printf '\r')/" plain.yaml >>marked.yaml
# shellcheck disable=SC2086 # words
run lock-marked 0 lock $today marked.yaml
[ "$(head -c 3 marked.yaml | od -An -tx1 | tr -d ' ')" = efbbbf ] ||
    fail "the byte-order mark is gone"
[ "$(grep -c "$(printf '\r')\$" marked.yaml)" -eq "$(wc -l <marked.yaml)" ] ||
    fail "a line without its carriage return"
mkfifo pipe.yaml
cat plain.yaml >pipe.yaml &
# shellcheck disable=SC2086 # words
run lock-pipe 5 lock $today pipe.yaml
holds err 'is no file that can be written in its place \[unwritable\]$'
wait
rm pipe.yaml

# Which needs.
# shellcheck disable=SC2086 # words
run lock-unknown-need 3 lock $today --need fst plain.yaml
holds err 'plain.yaml has no need "fst" \[unknown-name\]$'
holds err 'hint: did you mean fast?'
cat >needs.yaml <<'YAML'
vpcadvise: 1
sites: { office: { gateway: { ipsec: yes } } }
vpcs: { prod: { region: eu-central-1 } }
needs:
  one: { from: office, to: prod, chosen: software-vpn }
  two: { from: office, to: prod, must: { bandwidth: 900 Gbps } }
  three: { from: office, to: prod } # the last
YAML
cp needs.yaml file.yaml
# shellcheck disable=SC2086 # words
run lock-some 0 lock $today file.yaml
holds out '^not locked: one: software-vpn is chosen, and managed-vpn is first; --force'
holds out '^not locked: two: every option is excluded$'
holds out '^three: locked: managed-vpn with '
holds file.yaml '^  three: { from: office, to: prod, chosen: managed-vpn, decided: { .* } } } # the last$'
# shellcheck disable=SC2086 # words
run lock-named 1 lock $today --need one --need three file.yaml
holds out '^not locked: one: '
# shellcheck disable=SC2086 # words
run lock-forced 0 lock $today --need one --force file.yaml
holds out '^one: locked: software-vpn with [0-9]* points, though it is not first$'
holds file.yaml 'chosen: software-vpn, decided: { on: 2026-11-24, score: [0-9]*, instead_of: managed-vpn, rules'
run lock-forced-holds 0 --fail-on none --fail-on chosen-not-first \
    --fail-on facts-changed file.yaml

# One text for two needs has no room for two decisions.
cat >alias.yaml <<'YAML'
vpcadvise: 1
sites: { office: {} }
vpcs: { prod: { region: eu-central-1 } }
needs:
  one: &need { from: office, to: prod }
  two: *need
YAML
cp alias.yaml file.yaml
# shellcheck disable=SC2086 # words
run lock-alias 3 lock $today file.yaml
holds err '\[not-set\]$'
cmp -s alias.yaml file.yaml || fail "the file was changed"
# shellcheck disable=SC2086 # words
run lock-alias-first 3 lock $today --need one file.yaml
holds err 'needs.two would change as well \[not-set\]$'
run lock-of-wrong 3 lock wrong.yaml
run lock-format 2 lock -f json plain.yaml

# ---- Ask ------------------------------------------------------------------

cat >open.yaml <<'YAML'
vpcadvise: 1
sites:
  dc:                          # the lease ends in 2031
    gateway: { ipsec: yes }
    internet: yes
    direct_connect: none
vpcs: { prod: { region: eu-central-1 } }
needs:
  dc-to-prod: { from: dc, to: prod, must: { bandwidth: 500 Mbps } }
YAML
tab=$(printf '\t')
run ask-list 0 ask --list open.yaml
empty err
holds out "^sites.dc.gateway.supported${tab}dc: whether the device meets "
holds out "^sites.dc.internet.bandwidth${tab}dc: bandwidth of each internet "
# Each path of the list takes an answer.
cut -f 1 out >paths
while read -r path; do
    "$program" ask --answer "$path=unknown" -o other.yaml open.yaml >out 2>err ||
        fail "$path takes no answer"
done <paths
run ask-nobody 2 ask open.yaml
holds err '^vpcadvise: ask needs a terminal to ask its questions$'
holds err '^hint: vpcadvise ask --list FILE lists the questions'
run ask-standard-input 2 ask -
run ask-both 2 ask --list --answer a=b open.yaml
run ask-no-value 2 ask --answer sites.dc open.yaml
holds err '^vpcadvise: --answer sites.dc is no PATH=VALUE$'

cp open.yaml file.yaml
run ask-answers 0 ask --answer sites.dc.gateway.supported=yes \
    --answer 'sites.dc.internet.bandwidth=1 Gbps' file.yaml
holds out '^2 answers written$'
diff open.yaml file.yaml >changed || :
holds changed '^>     gateway: { ipsec: yes, supported: yes }$'
holds changed '^>     internet: { bandwidth: 1 Gbps }$'
[ "$(grep -c '^[<>]' changed)" -eq 4 ] || fail "more was changed"
run ask-fewer 0 ask --list file.yaml
if grep -q '^sites.dc.\(gateway.supported\|internet.bandwidth\)' out; then
    fail "an answer is asked for again"
fi
cp file.yaml kept.yaml
run ask-bad-value 3 ask --answer sites.dc.internet.bandwidth=2Gbs file.yaml
holds err '\[unknown-unit\]$'
run ask-second-bad 3 ask --answer sites.dc.internet.links=2 \
    --answer sites.dc.gatewai.bgp=yes file.yaml
holds err '\[unknown-key\]$'
cmp -s file.yaml kept.yaml || fail "the file was changed"
run ask-elsewhere 0 ask --answer sites.dc.mpls=no --output other.yaml open.yaml
holds other.yaml '^    mpls: no$'
"$program" ask --answer sites.dc.mpls=no - <open.yaml >out 2>err ||
    fail "an answer for standard input"
cmp -s out other.yaml || fail "another text on standard output"
holds err '^1 answer written$'
run ask-other-need 3 ask --list --need dc-to-prd open.yaml

# On a terminal: what is typed is on standard input of script.
command -v script >/dev/null ||
    { echo "script is missing: install the package bsdutils"; exit 1; }
# Runs ask on file.yaml with these lines typed: typed NAME LINE...
typed() {
    name=$1
    shift
    checks=$((checks + 1))
    printf '%s\n' "$@" >lines
    timeout 60 script -qec "'$program' ask file.yaml" /dev/null <lines |
        tr -d '\r' >out || fail "status $?"
}
asked=$(cut -f 1 paths | head -n 1)
cp open.yaml file.yaml
typed ask-typed '' '' '' '' '' '' '' '' '' ''
holds out '^dc-to-prod: AWS managed VPN is first with [0-9]* points'
holds out "^  $asked = "
holds out '^nothing was answered$'
cmp -s open.yaml file.yaml || fail "the file was changed"
typed ask-stopped '?' q
holds out 'Nothing passes it over, unknown says so in the file, q stops and keeps'
cmp -s open.yaml file.yaml || fail "the file was changed"
typed ask-each unknown 'no such value' q
holds out '^1 answer written$'
holds out 'no such value'
cmp -s open.yaml file.yaml && fail "the answer was not kept"
# As often as there is a question of that path, yes; else nothing.
cp open.yaml file.yaml
line=$(grep -n '^sites.dc.gateway.supported$' paths | cut -d : -f 1)
# shellcheck disable=SC2046 # words
typed ask-one $(i=1; while [ "$i" -lt "$line" ]; do echo unknown; i=$((i + 1));
    done) perhaps yes q
holds file.yaml '^    gateway: { ipsec: yes, supported: yes }$'

# ---- Files ----------------------------------------------------------------

run several 0 -f text -f json=out.json good.yaml
[ -s out ] || fail "no text on standard output"
[ -s out.json ] || fail "no file"
echo old >old
chmod 640 old
run several-and-output 2 -f text -f json -o out.json good.yaml
holds err 'write -f FORMAT=FILE'
run replace 0 -o old good.yaml
if grep -qx old old; then fail "the old text is still there"; fi
[ -n "$(find old -perm 640)" ] || fail "other permissions"
echo old >kept
run kept-where-wrong 3 -o kept wrong.yaml
[ "$(cat kept)" = old ] || fail "the old file was touched"
run kept-where-another-fails 5 -f text=kept -f json=nowhere/out good.yaml
[ "$(cat kept)" = old ] || fail "the old file was touched"
ln -s kept link
run link 0 -o link good.yaml
[ -L link ] || fail "the link was replaced"
if grep -qx old kept; then fail "the linked file was not written"; fi
cp good.yaml input.yaml
run never-the-input 5 -o ./input.yaml input.yaml
cmp -s good.yaml input.yaml || fail "the input was overwritten"
mkdir folder
run folder 5 -o folder good.yaml
holds err 'folder cannot be written'
left=$(find . -name '*.tmp-*')
[ -z "$left" ] || { name=files; fail "left behind: $left"; }

# ---- Devices and pipes ----------------------------------------------------

run device 0 -o /dev/null good.yaml
[ -c /dev/null ] || fail "the device was replaced"
"$program" -o /dev/stdout good.yaml >stdout.txt
"$program" good.yaml >plain.txt
name=standard-output
cmp stdout.txt plain.txt || fail "/dev/stdout is not standard output"
mkfifo fifo
cat fifo >from-fifo &
run fifo 0 -o fifo good.yaml
wait
[ -p fifo ] || fail "the pipe was replaced"
cmp from-fifo plain.txt || fail "another report in the pipe"

# ---- Progress -------------------------------------------------------------

# The pipe is full before the first second is over, and read after it, so that
# the run takes longer than that on every machine.
{
    sed '/^needs/d' good.yaml
    echo 'needs:'
    awk 'BEGIN { for (i = 0; i < 300; i++)
        printf "  n-%d: { from: office, to: prod }\n", i }'
} >many.yaml
# Runs on a terminal, with a report in a pipe: on_terminal OPTION...
on_terminal() {
    { sleep 2; cat; } <fifo >piped &
    script -qec "$program $* many.yaml" /dev/null </dev/null >screen
    wait
}
if script -qec true /dev/null </dev/null >screen 2>&1; then
    name=progress
    on_terminal -o fifo
    tr '\r' '\n' <screen >lines
    holds lines '^[0-9][0-9]* of 300 needs$'
    tail -1 lines | grep -q '^ *$' || fail "the line is not wiped"
    grep -q 'of 300 needs' piped && fail "progress in the report"
    name=progress-quiet
    on_terminal -q -o fifo
    empty screen
    name=progress-beside-a-report
    on_terminal -f json=fifo -f text
    grep -q 'of 300 needs' screen && fail "progress in the report"
fi
name=progress-of-no-terminal
{ sleep 2; cat; } <fifo >piped &
"$program" -o fifo many.yaml 2>err
wait
empty err
if [ -c /dev/full ]; then
    run full 5 -f json=/dev/full good.yaml
    holds err 'cannot be written'
    [ "$(grep -c error err)" -eq 1 ] || fail "more than one message"
    for arguments in good.yaml --help --version 'check good.yaml'; do
        name="full standard output: $arguments"
        code=0
        # shellcheck disable=SC2086 # arguments are words
        "$program" $arguments >/dev/full 2>err || code=$?
        [ "$code" -eq 5 ] || fail "status $code, expected 5"
        [ "$(grep -c error err)" -eq 1 ] || fail "not one message"
    done
fi
name=closed-output
code=0
"$program" good.yaml >&- 2>err || code=$?
[ "$code" -eq 5 ] || fail "status $code, expected 5"

# The reader is gone before the report is written.
name=closed-pipe
{
    sleep 1
    code=0
    "$program" good.yaml 2>err || code=$?
    echo "$code" >status
} | true
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -s status ] || sleep 1
done
[ "$(cat status)" = 5 ] || fail "status $(cat status), expected 5"
empty err

# ---- Characters -----------------------------------------------------------

name=ascii
LC_ALL=C "$program" good.yaml >ascii.txt
if LC_ALL=C grep -q '[^ -~]' ascii.txt; then
    fail "not only ASCII in the C locale"
fi
name=columns
wide=$(LC_ALL=C "$program" --columns 60 good.yaml |
    awk '{ print length }' | sort -n | tail -1)
[ "$wide" -le 60 ] || fail "$wide columns"

finish
