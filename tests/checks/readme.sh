#!/bin/sh
# Fails where README.md shows other output than the program prints.
# usage: readme.sh PROGRAM ROOT
set -eu
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
# Whether the block says what was printed: same WHAT
same() {
    [ -s "$shown" ] || { echo "README.md: no block of $1"; failed=1; return; }
    diff -u "$shown" "$printed" ||
        { echo "README.md: $1 is printed otherwise"; failed=1; }
}

"$program" --today 2026-11-24 "$example" >"$printed"
block "$(head -n 1 "$printed")" >"$shown"
same "the report of $example"

block 'vpcadvise: 1' >"$shown"
cp "$example" "$printed"
same "$example"

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
same "why $command"
exit "$failed"
