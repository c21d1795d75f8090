#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests. A second call re-uses everything.
set -euo pipefail
source "$(dirname "$0")/setup.sh"

install_missing "${packages[@]}"
build all
say "Testing"
cd "$root"
QT_QPA_PLATFORM=offscreen ctest --preset release
