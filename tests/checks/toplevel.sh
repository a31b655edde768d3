#!/bin/sh
# Fails on a name at the top of the tree that is not one of the agreed few.
# usage: toplevel.sh ROOT
set -eu
cd "$1"
failed=0

for name in *; do
    case $name in
    CMakeLists.txt | README.md | LICENSE) ;;
    src | include | rules | tests | examples | docs) ;;
    build | build-*) ;; # ignored by .gitignore
    *)
        echo "$name: not one of the names agreed for the top level"
        failed=1
        ;;
    esac
done
for name in CMakeLists.txt README.md LICENSE .ci/run; do
    [ -f "$name" ] || { echo "$name: missing"; failed=1; }
done
exit "$failed"
