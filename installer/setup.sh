# Sourced by demo.sh and test.sh: what a fresh Debian 12 or 13 needs, and the build. Functions only; a second call re-uses all.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

packages=(
    g++ cmake ninja-build ccache git ca-certificates pkg-config
    libtorch-dev libopenblas0-pthread libopencv-dev libembree-dev libtbb-dev
    libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev libcli11-dev libspdlog-dev
    libonnx-dev libprotobuf-dev protobuf-compiler
    libzip-dev libpng-dev zlib1g-dev libssl-dev
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n libqcustomplot-dev fonts-dejavu-core
)

say() { printf '\n== %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# install_missing PACKAGE...: installs those that are not there yet.
install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null; then
        echo "These Debian packages are needed: ${missing[*]}. Install what your system has in their place, then run this again." >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        echo "These packages are missing: ${missing[*]}. Install them as root, then run this again." >&2
        return 1
    fi
    say "Installing ${missing[*]}"
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# build TARGET...: configures and builds the release preset; its programs land in build/release/bin.
build() {
    say "Building"
    (cd "$root" && cmake --preset release && cmake --build --preset release --target "$@")
}
