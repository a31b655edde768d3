#!/bin/sh
# Fails where docs/questions.md shows other questions than the program asks.
# usage: questions.sh [--write] PROGRAM SCRATCH ROOT
# --write puts what is printed in place of what is shown.
set -eu
write=no
[ "$1" = --write ] && { write=yes; shift; }
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
page=$(cd "$3" && pwd)/docs/questions.md
mkdir -p "$2"
scratch=$(cd "$2" && pwd)/questions.$$
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

block yaml >file.yaml
[ -s file.yaml ] || { echo "docs/questions.md: no requirements file"; exit 1; }
"$program" --today 2026-11-24 file.yaml >report
awk '/^  [A-Z]/ { asks = $1 == "Ask" } asks' report >printed
[ -s printed ] || { echo "docs/questions.md: nothing is asked"; exit 1; }
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
    { echo "docs/questions.md: the questions are printed otherwise"; exit 1; }
