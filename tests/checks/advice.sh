#!/bin/sh
# Grades the advice on public decisions, and holds docs/advice-quality.md to
# what is found.
# usage: advice.sh GRADE ROOT HALVES PERCENT BUILD
# usage: advice.sh --write GRADE ROOT: writes the page, with both halves
set -eu

if [ "$1" = --write ]; then
    cd "$3"
    exec "$2" --quiet --half both --markdown docs/advice-quality.md \
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

# The page shows both halves, so it can be held to both only.
[ "$halves" = both ] || exit 0
diff -u docs/advice-quality.md "$page" ||
    { echo "docs/advice-quality.md: write it again by advice.sh --write"
      exit 1; }
