#!/usr/bin/env bash
# How the memory of a whole run grows with the number of frames: the same short run on 200 frames a camera and on
# MANY (hard links of the 200), and the most memory that each took; the cache for decoded frames is so small that both fill it.
# Usage: many_frames.sh VANTAGE_CLI [MANY] [RECIPE]
set -euo pipefail
cli=$1 many=${2:-20000} recipe=${3:-self-training}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for view in A B; do
    "$cli" city --scene 1 --view $view --frames 200 --size 96x72 --out "$work/200/$view" 2>/dev/null
    for kind in images labels; do
        mkdir -p "$work/$many/$view/$kind"
        python3 - "$work/200/$view/$kind" "$work/$many/$view/$kind" "$many" <<'PY'
import os, sys
few, folder, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
files = sorted(os.listdir(few))
for i in range(many):
    os.link(f"{few}/{files[i % len(files)]}", f"{folder}/{i:06d}{os.path.splitext(files[0])[1]}")
PY
    done
    cp "$work/200/$view/classes.json" "$work/$many/$view/" 2>/dev/null || true
done
for frames in 200 "$many"; do
    python3 - "$cli" adapt --source "$work/$frames/A" --target "$work/$frames/B" --project "$work/project-$frames" --preset pspnet --recipe "$recipe" \
        --control --json --no-report --set cacheMegabytes=4 --set backbone=18 --set width=96 --set height=72 --set stepsPerEpoch=100 --set epochs=2 \
        --set generatorFilters=8 --set generatorBlocks=2 --set discriminatorFilters=8 --set-baseline epochs=2 \
        --set-baseline stepsPerEpoch=100 --set-baseline batch=4 <<'PY'
import resource, subprocess, sys, time
start = time.time()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{sys.argv[4].split('/')[-2]} frames a camera: {peak:.0f} MB at most, {time.time() - start:.0f} s, exit code {code}", flush=True)
sys.exit(code)
PY
done
