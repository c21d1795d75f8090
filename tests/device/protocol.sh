# Run by device_check.sh: the protocol on all pairs of the city, its three families at the same time.
# PROTOCOL: more arguments; NAME: of the results' folder.
folder=$VANTAGE_DEVICE/${NAME:-protocol}
mkdir -p "$folder"
python3 - "$DATA" >"$folder/cameras.json" <<'PY'
import json, sys
data = sys.argv[1]
cameras = {f'{v}{s}': f'{data}/{s}-{v}-1' for s in '123' for v in 'ABC'}
near = [(f'{a}{s}', f'{b}{s}', 'near') for a, b in ('AB', 'BA') for s in '123']
opposite = [(f'{a}{s}', f'{b}{s}', 'opposite') for a, b in ('AC', 'CA') for s in '123']
scene = [(f'A{s}', f'A{t}', 'scene') for s in '123' for t in '123' if s != t]
print(json.dumps({'cameras': cameras, 'pairs': [{'source': s, 'target': t, 'family': f} for s, t, f in near + opposite + scene]}))
PY
for family in ${FAMILIES:-near opposite scene}; do
    "$CLI" protocol --cameras "$folder/cameras.json" --pairs $family --backbone "$WEIGHTS" --preset "${PRESET:-quick}" --set evaluationFrames=20 \
        ${PROTOCOL:-} --out "$folder/$family" >"$OUT/${NAME:-protocol}-$family.log" 2>&1 &
done
wait
for family in ${FAMILIES:-near opposite scene}; do
    cp "$folder/$family/tables.csv" "$OUT/${NAME:-protocol}-$family.csv"
    grep -a -v 'step ' "$OUT/${NAME:-protocol}-$family.log" | tail -4
done
