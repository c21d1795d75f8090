#!/usr/bin/env bash
# Checks the program on a GPU server that can install nothing: unpacks what installer/server-bundle.sh made, builds, renders cameras
# and runs scripts of tests/device, each with its seconds.
#     tests/device_check.sh FOLDER [SCRIPT...]        SCRIPT: a name in tests/device, such as adapt
# FOLDER holds vantage-bundle.tar.xz and resnet50*.safetensors, where they are not on the machine from a call before. What a call left
# in $VANTAGE_DEVICE (/tmp/vantage-device) is used again; VANTAGE_REBUILD=1 builds again. Results land in $OUT.
#     CITY  the cameras, one a line: scene view frames size seed      (the six cameras with 200 frames of 320x240; empty: none)
#     STOP_AFTER  seconds after which no script is begun, and one that runs is ended (540)
set -uo pipefail
cd "$(dirname "$0")/.."
parts=${1:?Name the folder with vantage-bundle.tar.xz}
shift
export OUT=${OUT:-$PWD/build/device} VANTAGE_DEVICE=${VANTAGE_DEVICE:-/tmp/vantage-device}
bundle=${VANTAGE_BUNDLE:-/opt/vantage-bundle}
export CLI=$VANTAGE_DEVICE/build/bin/vantage-cli DATA=$VANTAGE_DEVICE/data WEIGHTS=$VANTAGE_DEVICE/resnet50.safetensors
mkdir -p "$OUT" "$DATA" "$bundle"
exec > >(tee -a "$OUT/device.log") 2>&1

# stage NAME COMMAND...: runs it and prints its seconds; false where it failed.
stage() {
    local name=$1 begin=$EPOCHREALTIME code
    shift
    printf '\n== %s\n' "$name"
    "$@"
    code=$?
    awk -v a="$begin" -v b="$EPOCHREALTIME" -v n="$name" -v c=$code -v s=$SECONDS 'BEGIN { printf "-- %s: %.1f s, exit code %d, %d s since the start\n", n, b - a, c, s }'
    return $code
}

unpack() {
    # By Python: a server may have no xz.
    [ -e "$bundle/CONTENTS" ] || python3 -W ignore -c '
import sys, tarfile
tarfile.open(sys.argv[1]).extractall(sys.argv[2])' "$parts/vantage-bundle.tar.xz" "$bundle" || return 1
    local found=("$parts"/resnet50*.safetensors)
    [ ! -e "${found[0]}" ] || cp "${found[0]}" "$WEIGHTS"
    ls -la "$bundle/lib" | wc -l
    ls -la "$WEIGHTS" 2>/dev/null || echo "no weights yet"
}

machine() {
    nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>/dev/null || echo "no nvidia-smi"
    nproc
    g++ --version | head -1
    cmake --version | head -1
    python3 -c 'import torch; print("torch", torch.__version__, "CUDA", torch.version.cuda, torch.cuda.is_available())' &
    local python=$!
    # Protobuf that libtorch exports would mix with the bundle's; there should be none.
    local torch_cpu
    torch_cpu=$(python3 -c 'import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0])')/lib/libtorch_cpu.so
    echo "protobuf symbols that libtorch exports: $(nm -D --defined-only "$torch_cpu" 2>/dev/null | grep -c 'google8protobuf')"
    wait $python # by its number: `wait` alone would wait for the tee above, too
}

build() {
    [ ! -x "$CLI" ] || [ -n "${VANTAGE_REBUILD:-}" ] || { echo "built before"; return 0; }
    VANTAGE_TORCH=${VANTAGE_TORCH:-$(python3 -c 'import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0])')}
    export VANTAGE_TORCH
    cmake --preset server -B "$VANTAGE_DEVICE/build" -DVANTAGE_BUNDLE="$bundle" || return 1
    ninja -C "$VANTAGE_DEVICE/build" -j"$(nproc)" >"$OUT/build.log" 2>&1 || { grep -m 40 -A 6 -E 'error|undefined|FAILED' "$OUT/build.log"; return 1; }
    ! ldd "$CLI" | grep 'not found' && "$CLI" --help >/dev/null
}

city() {
    printf '%s\n' "$cameras" | grep . | xargs -P 16 -L 1 sh -c '
        folder=$DATA/$0-$1-$4
        [ ! -e "$folder/done" ] || exit 0
        "$CLI" city --scene $0 --view $1 --frames $2 --size $3 --seed $4 --out "$folder" >/dev/null 2>"$folder.log" && touch "$folder/done" ||
            { cat "$folder.log"; exit 1; }'
    local code=$?
    du -sh "$DATA"/*/ | sort
    return $code
}

script() {
    local left=$((${STOP_AFTER:-540} - SECONDS))
    if [ $left -lt 5 ]; then echo "no time is left"; return 124; fi
    timeout -k 5 $left bash "tests/device/$1.sh" 2>&1 | tee "$OUT/$1.log"
}

cameras=${CITY-$(for scene in 1 2 3; do for view in A B; do echo "$scene $view 200 320x240 1"; done; done)}
failed=0
stage unpack unpack || exit 1
stage machine machine
stage build build || exit 1
[ -z "$cameras" ] || stage city city || failed=1
for name in "$@"; do stage "$name" script "$name" || failed=1; done
exit $failed
