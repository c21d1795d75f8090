#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests. A second call re-uses everything.
set -euo pipefail
source "$(dirname "$0")/setup.sh"

# What results are compared with. Where these can't be had, the tests that need them are skipped and say so.
test_packages=(python3-torch python3-torchvision python3-numpy python3-pil dbus-daemon)

# Debian 12 has no ONNX Runtime; the npm package of this version holds the program itself, and fetches nothing more.
get_onnxruntime() {
    local folder=$root/build/npm
    local modules=$folder/node_modules
    if ! command -v npm >/dev/null; then
        echo "npm is not there: exported files are not run in ONNX Runtime."
        return 0
    fi
    if ! NODE_PATH=$modules node -e 'require("onnxruntime-node")' 2>/dev/null; then
        say "Getting ONNX Runtime (100 MB, once)"
        mkdir -p "$folder"
        npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --no-save onnxruntime-node@1.16.3 || {
            echo "It can't be had: exported files are not run in ONNX Runtime."
            return 0
        }
    fi
    export NODE_PATH=$modules${NODE_PATH:+:$NODE_PATH}
}

install_missing "${packages[@]}"
install_missing "${test_packages[@]}" || echo "Without ${test_packages[*]} some comparisons are skipped."
get_onnxruntime
build all
say "Testing"
cd "$root"
QT_QPA_PLATFORM=offscreen ctest --preset release
