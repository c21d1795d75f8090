#!/usr/bin/env bash
# Installs what is missing, builds, and runs the main job on two cameras of the synthetic city that hang on one mast and look
# different ways. With a display the workbench opens with these two cameras; without one, or with --headless, a network is
# trained on the first, adapted to the second without its labels, and compared. A second call re-uses everything. Options other than --headless go to the training without a
# window: `demo.sh --fine-tuning` measures the upper bound, too.
set -euo pipefail
source "$(dirname "$0")/setup.sh"
source "$(dirname "$0")/backbone.sh"

window=no
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then window=yes; fi
more=() # for `vantage-cli adapt`
for argument in "$@"; do
    window=no
    [ "$argument" = --headless ] || more+=("$argument")
done

install_missing "${packages[@]}"
build vantage-cli $([ $window = no ] || echo vantage)
cli=$root/build/release/bin/vantage-cli
demo=$root/build/demo
get_backbone

if [ $window = yes ]; then
    say "Opening the workbench. When the two cameras are there: Train, then Start"
    exec "$root/build/release/bin/vantage" --demo "$demo/workbench"
fi

say "Rendering two cameras on one mast in the city"
mkdir -p "$demo"
"$cli" city --scene 1 --view A --frames 100 --size 640x480 --seed 1 --out "$demo/A1"
"$cli" city --scene 1 --view B --frames 100 --size 640x480 --seed 1 --out "$demo/B1"

preset=quick
if [ -z "${backbone:-}" ]; then
    preset=pspnet # frozen levels are worth nothing without what ImageNet taught them
    echo "There are no pretrained weights: the paper's network is trained from chance, which takes longer and ends far lower."
fi
say "Learning camera A1, adapting to camera B1 without its labels"
"$cli" adapt --source "$demo/A1" --target "$demo/B1" --project "$demo/A1-to-B1" --preset "$preset" --control --resume \
    ${backbone:+--backbone "$backbone"} "${more[@]}"

cat <<EOF

What to do next:
  open the report named above in a browser;
  adapt to a camera of your own:  $cli adapt --source FOLDER --target FOLDER --project FOLDER
  (FOLDER holds images/ and, for the source, labels/; look a folder through with: $cli check FOLDER)
EOF
