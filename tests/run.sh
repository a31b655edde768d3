#!/bin/sh
# Installs what is missing, builds in build/ and runs every test.
# usage: tests/run.sh [OPTION OF CMAKE]...
set -eu
cd "$(dirname "$0")/.."
. tests/prepare.sh

prepare
build all "$@"
echo "== Testing"
cd build
exec ctest --output-on-failure --no-tests=error \
    -j "$(getconf _NPROCESSORS_ONLN)"
