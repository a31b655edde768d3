# shellcheck shell=sh
# Installs what the build needs, and builds in build/. Sourced, not run, by
# scripts that have gone to the root of the tree.

# Prints the Debian packages of what is missing.
missing_packages() {
    command -v gcc >/dev/null || echo gcc libc6-dev
    command -v make >/dev/null || echo make
    command -v cmake >/dev/null || echo cmake
    command -v pkg-config >/dev/null || echo pkg-config
    command -v pmccabe >/dev/null || echo pmccabe
    pkg-config --exists yaml-0.1 2>/dev/null || echo libyaml-dev
    pkg-config --exists libcjson 2>/dev/null || echo libcjson-dev
    pkg-config --exists cmocka 2>/dev/null || echo libcmocka-dev
}

# Runs a command; what it prints is shown only where it fails.
quietly() {
    quiet_log=$(mktemp)
    quiet_status=0
    "$@" >"$quiet_log" 2>&1 </dev/null || quiet_status=$?
    [ "$quiet_status" -eq 0 ] || cat "$quiet_log" >&2
    rm -f "$quiet_log"
    return "$quiet_status"
}

# Runs apt-get, through sudo where that is needed.
apt_get() {
    set -- env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"
    [ "$(id -u)" -eq 0 ] || set -- sudo "$@"
    quietly "$@"
}

# Installs what is missing where apt-get can do it; elsewhere says what is
# missing and leaves it to the build to stop.
prepare() {
    packages=$(missing_packages | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    if command -v apt-get >/dev/null &&
        { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; }; then
        echo "== Installing $packages"
        apt_get update
        # shellcheck disable=SC2086 # packages are words
        apt_get install -y --no-install-recommends $packages
    else
        echo "Missing here, by their names in Debian: $packages" >&2
    fi
}

# Builds a target in build/; further options are passed on to CMake.
build() {
    build_target=$1
    shift
    echo "== Building in build/"
    quietly cmake -S . -B build "$@"
    quietly cmake --build build --target "$build_target" \
        -j "$(getconf _NPROCESSORS_ONLN)"
}
