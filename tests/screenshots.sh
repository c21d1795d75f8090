#!/usr/bin/env bash
# Pictures of every page, light and dark, at 1280 x 800 and 1920 x 1080, of a project with a finished run.
# usage: tests/screenshots.sh PROJECT [OUT]     (needs Xvfb; the build is the release preset's, or $VANTAGE)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
project=${1:?usage: tests/screenshots.sh PROJECT [OUT]}
out=${2:-$root/docs/screenshots}
vantage=${VANTAGE:-$root/build/release/bin/vantage}
pages=${PAGES:-start data train inspect runs export apply cameras}
themes=${THEMES:-light dark}
sizes=${SIZES:-1280x800 1920x1080}
mkdir -p "$out"

# Opening a project writes into it (its database, the list of recent projects): the pictures are taken of a copy.
work=${TMPDIR:-/tmp}/vantage-screenshots
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
cp -r "$project" "$work/$(basename "$project")"
project=$work/$(basename "$project")
export HOME=$work XDG_RUNTIME_DIR=$work
chmod 700 "$work"

shoot() { # PAGE THEME SIZE FILE [ARGUMENTS]
    local after=5000
    case $1 in inspect | export) after=180000 ;; esac # at most: they say themselves when they are ready
    xvfb-run -a -s "-screen 0 1920x1080x24" "$vantage" --screenshot "$4" --page "$1" --theme "$2" --size "$3" --after "$after" "${@:5}" \
        $([ "$1" = start ] || echo "$project")
}

for page in $pages; do
    for theme in $themes; do
        for size in $sizes; do
            file=$out/$page-$theme-${size%x*}.png
            shoot "$page" "$theme" "$size" "$file" ${LANGUAGE:+--language "$LANGUAGE"}
            echo "$file"
        done
    done
done
