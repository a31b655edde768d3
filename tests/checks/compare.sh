#!/bin/sh
# Fails where docs/compare.md shows another comparison than the program prints.
# usage: compare.sh [--write] PROGRAM SCRATCH ROOT
# --write puts what is printed in place of what is shown.
set -eu
write=no
[ "$1" = --write ] && { write=yes; shift; }
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
page=$(cd "$3" && pwd)/docs/compare.md
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/compare.$$
mkdir "$scratch"
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export LC_ALL=C.UTF-8 COLUMNS=100 TERM=dumb
unset NO_COLOR

# The first block of that language: block LANGUAGE
block() {
    awk -v fence="\`\`\`$1" '
        /^```/ && inside { exit }
        $0 == fence && !other { inside = 1; next }
        /^```/ { other = !other; next }
        inside' "$page"
}

block yaml >old.yaml
[ -s old.yaml ] || { echo "docs/compare.md: no requirements file"; exit 1; }
command=$(block sh | head -n 1)
case $command in
"sed 's/"*"/' old.yaml >new.yaml") eval "$command" ;;
*) echo "docs/compare.md: no edit of old.yaml: $command"; exit 1 ;;
esac

code=0
"$program" diff --today 2026-11-24 old.yaml new.yaml >printed || code=$?
[ "$code" -eq 1 ] || { echo "diff: status $code, expected 1"; exit 1; }
if [ "$write" = yes ]; then
    awk '
        inside && /^```/ { inside = 0 }
        inside { next }
        { print }
        /^```/ && open { open = 0; next }
        $0 == "```" && !done {
            while ((getline line <"printed") > 0) print line
            inside = done = 1
            next
        }
        /^```/ { open = 1 }' "$page" >written
    cat written >"$page"
fi
block '' >shown
diff -u shown printed ||
    { echo "docs/compare.md: the comparison is printed otherwise"; exit 1; }
