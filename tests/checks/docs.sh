#!/bin/sh
# Fails where the documentation and the tree have drifted apart.
# usage: docs.sh ROOT
set -eu
cd "$1"
failed=0
fail() {
    echo "$1"
    failed=1
}

# Every code of a diagnostic has an entry, and every entry a code.
codes=$(sed -n 's/^VPCA_CODE([A-Z_0-9]*, *"\([^"]*\)".*/\1/p' \
    include/vpcadvise/codes.def)
[ -n "$codes" ] || fail "codes.def: no codes found"
# shellcheck disable=SC2016 # backquotes of Markdown
headings=$(sed -n 's/^##* *`\{0,1\}\([a-z0-9-]*\)`\{0,1\} *$/\1/p' \
    docs/diagnostics.md)
for code in $codes; do
    echo "$headings" | grep -qx -e "$code" ||
        fail "docs/diagnostics.md: no heading for the code $code"
done
for heading in $headings; do
    echo "$codes" | grep -qx -e "$heading" ||
        fail "docs/diagnostics.md: $heading is not a code of codes.def"
done

# Every name that the built-in pack brings is explained. Two blanks and a name
# and a colon are how a section of the pack lists its names.
page=docs/requirements.md
listed() {
    sed -n "/^$1:/,/^[a-z]/s/^  \([a-z0-9-]*\):.*/\1/p" "$2"
}
# Takes names from standard input, one a line: explained KIND
explained() {
    names=$(cat)
    [ -n "$names" ] || { echo "$pack: no $1 found"; return; }
    echo "$names" | while read -r name; do
        grep -qF -e "\`$name\`" "$page" ||
            echo "$page: \`$name\`, of the $1 of the pack, is missing"
    done
}
pack=rules/whitepaper-2018
missing=$(
    sed -n 's/^option: *//p' "$pack"/options/*.yaml | explained options
    listed families "$pack/pack.yaml" | explained families
    listed frameworks "$pack/frameworks.yaml" | explained frameworks
    listed controls "$pack/frameworks.yaml" | explained controls
    listed profiles "$pack/profiles.yaml" | explained profiles
    sed -n 's/^    \([a-z0-9-]*\):.*/\1/p' "$pack/words.yaml" |
        sort -u | explained words
    sed -n 's/^  need\.\([a-z_]*\):.*/\1/p' "$pack/words.yaml" |
        sed 's/^traffic_/traffic: /' | explained "facts of words"
)
[ -z "$missing" ] || fail "$missing"

# Every example is whole.
for folder in examples/*/; do
    [ -d "$folder" ] || { fail "examples: none found"; break; }
    for name in README.md requirements.yaml expected.txt; do
        [ -f "$folder$name" ] || fail "$folder: no $name"
    done
done

# Every relative link leads somewhere.
for page in README.md docs/*.md examples/*/README.md; do
    [ -f "$page" ] || { fail "$page: missing"; continue; }
    # shellcheck disable=SC2013 # links have no blanks
    for link in $(awk '/^```/ { code = !code } !code' "$page" |
        grep -oE '\]\([^) ]+\)' | sed 's/^](//; s/)$//; s/#.*//' | sort -u)
    do
        case $link in
        *:*) ;;
        *) [ -e "$(dirname "$page")/$link" ] ||
            fail "$page: a link to $link, which is not there" ;;
        esac
    done
done
exit "$failed"
