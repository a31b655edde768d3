#!/bin/sh
# Runs what docs/decisions.md shows, and fails where it gives something else.
# usage: decisions.sh PROGRAM SCRATCH ROOT
# The first block of YAML is network.yaml. Each block of sh runs in the same
# folder; the block behind it, where it has no language, is what it prints.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
page=$(cd "$3" && pwd)/docs/decisions.md
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/decisions.$$
mkdir "$scratch"
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/blocks" "$scratch/work"
ln -s "$program" "$scratch/bin/vpcadvise"
PATH=$scratch/bin:$PATH
export PATH LC_ALL=C.UTF-8 COLUMNS=100 TERM=dumb
unset NO_COLOR

# Each block as a file: blocks/NUMBER.LANGUAGE, of no language: blocks/N.shown
awk -v folder="$scratch/blocks" '
    /^```/ && inside { inside = 0; close(file); next }
    /^```/ {
        inside = 1
        language = substr($0, 4)
        file = sprintf("%s/%02d.%s", folder, ++count,
                       language ? language : "shown")
        printf "" >file
        next
    }
    inside { print >file }' "$page"

cd "$scratch/work"
number=0
commands=0
failed=0
for block in "$scratch"/blocks/*; do
    number=$((number + 1))
    case $block in
    *.yaml) [ -f network.yaml ] || cp "$block" network.yaml ;;
    *.sh)
        commands=$((commands + 1))
        sh "$block" >"$scratch/printed" 2>&1 </dev/null || :
        shown=$(printf '%s/blocks/%02d.shown' "$scratch" $((number + 1)))
        [ -f "$shown" ] || continue
        diff -u "$shown" "$scratch/printed" || {
            echo "docs/decisions.md: block $number prints something else"
            failed=1
        }
        ;;
    esac
done
[ "$commands" -ge 3 ] || { echo "docs/decisions.md: no commands"; exit 1; }
exit "$failed"
