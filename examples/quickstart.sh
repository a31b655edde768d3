#!/bin/sh
# Installs what is missing, builds, and prints the report of an example.
# usage: examples/quickstart.sh [REQUIREMENTS]
set -eu
file=examples/first-data-center/requirements.yaml
[ $# -eq 0 ] || file=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.."
. tests/prepare.sh

prepare
build vpcadvise
echo "== build/vpcadvise $file"
exec build/vpcadvise "$file"
