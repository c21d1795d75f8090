# Run by device_check.sh: a whole adaptation, from the crossroad's camera A to B.
"$CLI" adapt --source "$DATA/1-A-1" --target "$DATA/1-B-1" --project "$VANTAGE_DEVICE/adapt" --preset "${PRESET:-quick}" --control --resume \
    $([ ! -e "$WEIGHTS" ] || echo --backbone "$WEIGHTS") ${ADAPT:-} || exit
"$CLI" runs --project "$VANTAGE_DEVICE/adapt"
