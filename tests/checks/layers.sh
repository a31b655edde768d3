#!/bin/sh
# Fails on an include against the direction of the pipeline.
# usage: layers.sh ROOT
set -eu
cd "$1"

# The stages in order; a stage sees the public headers of those before it.
stages="base diag document facts ruleset model advice decision cases estate report
compare explain sweep render pipeline cli"

find src include/vpcadvise -name '*.[ch]' | sort | xargs grep -nE \
    '^[[:space:]]*#[[:space:]]*include' /dev/null |
awk -v stages="$stages" '
function fail(text) {
    printf "%s:%s: %s: %s\n", file, line, text, included
    failed = 1
}
# Whether the file exists, asked once per path.
function exists(path,    unused) {
    if (!(path in known)) {
        known[path] = (getline unused < path) >= 0
        close(path)
    }
    return known[path]
}
# The stage of a public header: codes.def belongs to diag, and the facade
# vpcadvise.h is what the pipeline gives.
function stage_of(header) {
    sub(/\.(h|def)$/, "", header)
    if (header == "codes")
        return "diag"
    if (header == "evidence")
        return "ruleset"
    return header
}
BEGIN {
    count = split(stages, names, /[ \n]+/)
    for (i = 1; i <= count; i++)
        rank[names[i]] = i
    rank["import"] = rank["model"] + 0.5
    rank["vpcadvise"] = rank["pipeline"]
    # Renderers lay out what report decided, and see nothing before it.
    split("document facts ruleset model advice decision cases estate", hidden, " ")
    for (i in hidden)
        hidden_from_render[hidden[i]] = 1
}
{
    split($0, part, ":")
    file = part[1]
    line = part[2]
    included = $0
    sub(/^[^<"]*/, "", included)
    sub(/[^>"]*$/, "", included)
    name = substr(included, 2, length(included) - 2)
    system_header = substr(included, 1, 1) == "<"
    split(file, path, "/")
    public = path[1] == "include"
    stage = public ? stage_of(path[3]) : path[2]
    lines++
}
!(stage in rank) {
    fail("a stage that the order does not name")
    next
}
system_header && name ~ /^yaml/ && (public || stage != "document") {
    fail("<yaml.h> outside src/document")
}
system_header && name ~ /cJSON/ && (public || stage != "render") {
    fail("<cJSON.h> outside src/render")
}
system_header && name ~ /vpcadvise\// {
    fail("a header of ours in angle brackets")
}
system_header { next }
name ~ /^vpcadvise\// {
    sub(/^vpcadvise\//, "", name)
    other = stage_of(name)
    if (!(other in rank))
        fail("a stage that the order does not name")
    else if (rank[other] > rank[stage])
        fail(stage " includes a later stage")
    else if (stage == "render" && !public && other in hidden_from_render)
        fail("a renderer looks behind the report")
    next
}
public {
    fail("a public header includes a private one")
    next
}
{
    folder = file
    sub(/\/[^\/]*$/, "", folder)
    if (name ~ /\// || !exists(folder "/" name))
        fail("a private header of another folder")
}
END {
    if (!lines) {
        print "no includes found: is this the root of the tree?"
        failed = 1
    }
    exit failed
}'
