#!/bin/sh
# Grades the advice on public decisions, and holds docs/advice-quality.md to
# what is found.
# usage: advice.sh GRADE ROOT HALVES PERCENT BUILD
# usage: advice.sh --write GRADE ROOT [HALVES]: writes the page
# HALVES is development, unless what is held out may be seen: both
set -eu

if [ "$1" = --write ]; then
    cd "$3"
    exec "$2" --quiet --half "${4:-development}" --markdown docs/advice-quality.md \
        tests/advice/*.yaml
fi
grade=$1
halves=$3
percent=$4
page=$5/advice-quality.md
cd "$2"
set -- tests/advice/*.yaml
[ -f "$1" ] || { echo "tests/advice: no cases yet"; exit 0; }
"$grade" --half "$halves" --at-least "$percent" --markdown "$page" "$@"
diff -u docs/advice-quality.md "$page" ||
    { echo "docs/advice-quality.md: write it again by advice.sh --write"
      exit 1; }
