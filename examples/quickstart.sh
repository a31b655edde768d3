#!/bin/sh
# Installs what is missing, builds, and prints the report of an example.
# usage: examples/quickstart.sh [REQUIREMENTS]
set -eu
case ${1:-} in
'') file=$(dirname "$0")/first-data-center/requirements.yaml ;;
*) file=$1 ;;
esac
file=$(cd "$(dirname "$file")" && pwd)/$(basename "$file")
cd "$(dirname "$0")/.."
. tests/prepare.sh

prepare
build -D VPCADVISE_TESTS=OFF
echo "== build/vpcadvise $file"
exec build/vpcadvise "$file"
