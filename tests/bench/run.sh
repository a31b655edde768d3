#!/bin/sh
# Prints time and memory of whole runs as ratios to bare libyaml events.
# usage: run.sh PROGRAM FOLDER [NEEDS]...   FOLDER holds generate, measure and
# yaml_events, and takes the generated files
set -eu
program=$1
folder=$2
shift 2
[ $# -gt 0 ] || set -- 10 1000 10000 100000

# Runs a command five times and prints its row: row LABEL COMMAND...
row() {
    label=$1
    shift
    result=$("$folder/measure" 5 "$@")
    [ "$label" != events ] || baseline=$result
    echo "$needs $label $result $baseline" | awk '{
        printf "%8d  %-8s %9.4f s %7.1f x %9.1f MB %7.1f x\n",
            $1, $2, $3, $3 / $5, $4 / 1024, $4 / $6
    }'
}

echo "   needs  command       median  of events      peak  of events"
for needs; do
    file=$folder/needs-$needs.yaml
    "$folder/generate" "$needs" >"$file"
    row events "$folder/yaml_events" "$file"
    row check "$program" check "$file"
    row json "$program" -f json "$file"
    row text "$program" -f text "$file"
done
