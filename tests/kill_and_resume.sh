#!/usr/bin/env bash
# Kills a training run with SIGKILL at random moments, resumes it each time, and compares the final models and every snapshot's
# predictions and scores with those of an uninterrupted run, byte for byte. Usage: kill_and_resume.sh VANTAGE_CLI [KILLS] [SEED]
set -euo pipefail
cli=$1 kills=${2:-20} RANDOM=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for view in A B; do
    "$cli" city --scene 1 --view $view --frames 20 --size 96x72 --out "$work/$view" 2>/dev/null
done
recipe=(--source "$work/A" --target "$work/B" --preset "${PRESET:-pspnet}" --recipe "${RECIPE:-adversarial}" --json --no-report --resume
    --checkpoint-steps 7 --set backbone=18 --set width=96 --set height=72 --set evaluationFrames=4 --set stepsPerEpoch=20
    --set epochs=4 --set generatorFilters=8 --set generatorBlocks=2 --set discriminatorFilters=8
    --set-baseline epochs=4 --set-baseline stepsPerEpoch=20 --set-baseline batch=4)
start=$(date +%s%N)
"$cli" adapt "${recipe[@]}" --project "$work/whole" >/dev/null 2>/dev/null
length=$((($(date +%s%N) - start) / 1000000))
longest=$((length / 4)) # ms to a kill
killed=0 project=1
while [ $killed -lt "$kills" ]; do
    "$cli" adapt "${recipe[@]}" --project "$work/cut$project" >/dev/null 2>"$work/log" &
    pid=$!
    # Anywhere between the start and a quarter of the whole run, so that all phases are hit.
    wait_for=$((RANDOM % longest))
    sleep "$(printf '%d.%03d' $((wait_for / 1000)) $((wait_for % 1000)))"
    if kill -9 $pid 2>/dev/null; then killed=$((killed + 1)); fi
    # It finished before the kill: begin another, and kill sooner where the measured run was slowed by other load.
    if wait $pid 2>/dev/null; then project=$((project + 1)) longest=$((longest * 9 / 10 + 100)); fi
done
echo "killed $killed times in $project runs; an uninterrupted run takes $length ms"
"$cli" adapt "${recipe[@]}" --project "$work/cut$project" >/dev/null 2>"$work/log" || { cat "$work/log"; exit 1; }
# Beside the chosen models, what every snapshot predicted and scored: a model that is the baseline again would prove nothing.
results() { (cd "$1/runs" && sha256sum */model.safetensors */snapshots/*.probabilities */snapshots/*.json); }
status=0
whole=$(results "$work/whole")
for cut in "$work"/cut*/; do
    [ "$(results "$cut")" = "$whole" ] || { echo "$(basename "$cut"): RESULTS DIFFER"; status=1; }
done
echo "$whole"
[ $status -eq 0 ] && echo "all models, predictions and scores are equal"
exit $status
