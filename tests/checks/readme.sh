#!/bin/sh
# Fails where README.md shows other output than the program prints.
# usage: readme.sh [--write] PROGRAM ROOT
# --write puts what is printed in place of what is shown.
set -eu
write=no
[ "$1" = --write ] && { write=yes; shift; }
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$2"
export LC_ALL=C.UTF-8 COLUMNS=100 TERM=dumb
unset NO_COLOR
failed=0
printed=$(mktemp)
shown=$(mktemp)
trap 'rm -f "$printed" "$shown"' EXIT
example=examples/first-data-center/requirements.yaml

# The block of code whose first line starts so: block TEXT
block() {
    awk -v first="$1" '
        /^```/ { inside = !inside; begins = inside; shows = 0; next }
        begins { shows = index($0, first) == 1; begins = 0 }
        inside && shows' README.md
}
# Puts what was printed in place of that block: replace LINE
replace() {
    awk -v first="$1" -v printed="$printed" '
        /^```/ { inside = !inside; begins = inside; drops = 0; print; next }
        begins && index($0, first) == 1 {
            drops = 1
            while ((getline line <printed) > 0) print line
        }
        { begins = 0 }
        !drops' README.md >"$shown"
    cat "$shown" >README.md
}
# Whether the block that starts so says what was printed: same LINE WHAT
same() {
    block "$1" >"$shown"
    [ -s "$shown" ] || { echo "README.md: no block of $2"; failed=1; return; }
    cmp -s "$shown" "$printed" && return
    [ "$write" = yes ] && { replace "$1"; return; }
    diff -u "$shown" "$printed" ||
        { echo "README.md: $2 is printed otherwise"; failed=1; }
}

"$program" --today 2026-11-24 "$example" >"$printed"
same "$(head -n 1 "$printed")" "the report of $example"

cp "$example" "$printed"
same 'vpcadvise: 1' "$example"

# The part of the answer that the page shows: as many lines as it has.
command=$(sed -n 's/^build.vpcadvise why //p' README.md)
[ -n "$command" ] || { echo "README.md: no command of why"; failed=1; }
# shellcheck disable=SC2086 # words of the command
"$program" why $command >"$printed.all"
begin='What makes the difference of '
block "$begin" >"$shown"
awk -v first="$begin" -v lines="$(wc -l <"$shown")" '
    index($0, first) == 1 { shows = 1 }
    shows && lines-- > 0' "$printed.all" >"$printed"
rm -f "$printed.all"
same "$begin" "why $command"
exit "$failed"
