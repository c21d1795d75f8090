#!/usr/bin/env bash
# Packs all that the headless build needs beside libtorch, CMake and a compiler, for a machine that can install nothing:
#     bash installer/server-bundle.sh OUT.tar.xz
# and there
#     mkdir /opt/vantage-bundle && tar -xf OUT.tar.xz -C /opt/vantage-bundle
#     VANTAGE_TORCH=$(python3 -c 'import torch; print(torch.__path__[0])') cmake --preset server && cmake --build --preset server
# Run it on a system whose glibc is no newer than the other's: Debian 12 for Ubuntu 24.04.
#
# Debian's OpenCV reads images through GDAL and video through FFmpeg and GStreamer, 200 libraries. These two modules are compiled
# here from Debian's source, for PNG, JPEG, BMP and PNM files, for numbered pictures and MJPEG in AVI; the rest is Debian's own.
set -euo pipefail
source "$(dirname "$0")/setup.sh"
out=$(realpath -m "${1:?Name the file to write, such as vantage-bundle.tar.xz}")
multiarch=/usr/lib/x86_64-linux-gnu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bundle=$work/bundle
mkdir -p "$bundle/include" "$bundle/lib" "$work/opencv"

dev=(libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev libopencv-videoio-dev libopencv-dnn-dev libopencv-flann-dev libopencv-features2d-dev
    libopencv-calib3d-dev libopencv-video-dev libembree-dev libtbb-dev
    libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev libcli11-dev libspdlog-dev libfmt-dev libonnx-dev libprotobuf-dev libzip-dev
    libpng-dev zlib1g-dev libssl-dev)
install_missing g++ xz-utils patchelf dpkg-dev libjpeg-dev libblas3 liblapack3 "${dev[@]}"

say "Headers"
for package in "${dev[@]}"; do
    dpkg-query -L "$package" | grep '^/usr/include/' | while read -r file; do
        [ -f "$file" ] || continue
        to=${file#/usr/include/}
        to=$bundle/include/${to#x86_64-linux-gnu/}
        mkdir -p "${to%/*}"
        cp -L "$file" "$to"
    done
done

say "OpenCV's imgcodecs and videoio"
version=$(dpkg-query -W -f '${Version}' libopencv-core-dev)
lists=(-o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$work/lists" -o APT::Sandbox::User=root)
codename=$(. /etc/os-release; echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | awk -v c="$codename" '$1 == c { print $2; exit }') # where this machine gets its packages
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $codename main" >"$work/sources.list"
mkdir -p "$work/lists/partial"
apt-get "${lists[@]}" update -q
(cd "$work/opencv" && apt-get "${lists[@]}" source -q --download-only "opencv=$version")
tar -xf "$work"/opencv/*.orig.tar.xz -C "$work/opencv" --strip-components=1 --wildcards '*/modules/imgcodecs/*' '*/modules/videoio/*' \
    '*/modules/core/include/*' '*/modules/imgproc/include/*'
modules=$work/opencv/modules
generated=$work/opencv/generated
mkdir -p "$generated"
printf '#define HAVE_JPEG\n#define HAVE_PNG\n' >"$generated/cvconfig.h"
for name in SSE SSE2; do printf '#define CV_CPU_COMPILE_%s 1\n#define CV_CPU_BASELINE_COMPILE_%s 1\n' $name $name; done >"$generated/cv_cpu_config.h"
printf '#define CV_CPU_BASELINE_FEATURES 0, CV_CPU_SSE, CV_CPU_SSE2\n#define CV_CPU_DISPATCH_FEATURES 0\n' >>"$generated/cv_cpu_config.h"
flags=(-std=c++17 -O2 -fPIC -DNDEBUG -D__OPENCV_BUILD=1 -DCVAPI_EXPORTS -fvisibility=hidden -fvisibility-inlines-hidden -w
    -DHAVE_IMGCODEC_HDR -DHAVE_IMGCODEC_PXM -DHAVE_IMGCODEC_SUNRASTER -DHAVE_IMGCODEC_PFM
    "-I$generated" "-I$modules/imgcodecs/include" "-I$modules/videoio/include" "-I$modules/core/include" "-I$modules/imgproc/include" -I/usr/include/opencv4)
# build_module NAME "SOURCE..." LINKED...
build_module() {
    local name=$1 sources=$2 folder=$work/opencv/$1 soname source
    shift 2
    soname=$(basename "$(readlink "$multiarch/libopencv_$name.so")")
    mkdir "$folder"
    for source in $sources; do echo "$source"; done |
        xargs -P "$(nproc)" -I{} g++ "${flags[@]}" -c "$modules/$name/src/{}.cpp" -o "$folder/{}.o"
    g++ -shared -s "-Wl,-soname,$soname" -Wl,--no-undefined -o "$bundle/lib/$soname" "$folder"/*.o "$@"
}
build_module imgcodecs "bitstrm exif grfmt_base grfmt_bmp grfmt_hdr grfmt_jpeg grfmt_pam grfmt_pfm grfmt_png grfmt_pxm grfmt_sunras loadsave rgbe utils" \
    -ljpeg -lpng -lz -lopencv_imgproc -lopencv_core
build_module videoio "backend_plugin backend_static cap cap_images cap_mjpeg_decoder cap_mjpeg_encoder container_avi videoio_c videoio_registry" \
    "$bundle/lib/$(basename "$(readlink $multiarch/libopencv_imgcodecs.so)")" -lopencv_imgproc -lopencv_core -ldl

say "Libraries"
# add_library FILE: copies it under its own name, and what it needs. The C and C++ runtimes are the other machine's own.
add_library() {
    local soname needed found
    soname=$(patchelf --print-soname "$1")
    [ ! -e "$bundle/lib/$soname" ] || [ "$1" = "$bundle/lib/$soname" ] || return 0
    [ -e "$bundle/lib/$soname" ] || cp -L "$1" "$bundle/lib/$soname"
    for needed in $(patchelf --print-needed "$bundle/lib/$soname"); do
        case $needed in libc.so.*|libm.so.*|libdl.so.*|libpthread.so.*|librt.so.*|libresolv.so.*|ld-linux*|libstdc++.so.*|libgcc_s.so.*) continue ;; esac
        [ ! -e "$bundle/lib/$needed" ] || continue
        found=$multiarch/$needed
        case $needed in # the reference implementations in place of OpenBLAS: OpenCV solves small systems only
            liblapack.so.3) found=$multiarch/lapack/$needed ;;
            libblas.so.3) found=$multiarch/blas/$needed ;;
        esac
        [ -e "$found" ] || found=/lib/x86_64-linux-gnu/$needed
        add_library "$found"
    done
}
cp "$multiarch/libSQLiteCpp.a" "$bundle/lib/"
embree=$(basename "$(echo $multiarch/libembree[34].so)" .so)
for name in opencv_core opencv_imgproc opencv_imgcodecs opencv_videoio opencv_dnn opencv_flann opencv_features2d opencv_calib3d opencv_video "${embree#lib}" tbb sqlite3 spdlog fmt onnx onnx_proto protobuf zip png16 crypto z; do
    file=$multiarch/lib$name.so
    soname=$(patchelf --print-soname "$file")
    [ ! -e "$bundle/lib/$soname" ] || file=$bundle/lib/$soname # the two made above
    add_library "$file"
done
for file in "$bundle"/lib/*.so.*; do
    strip --strip-unneeded "$file" 2>/dev/null || true
    patchelf --set-rpath '$ORIGIN' "$file"
done
(cd "$root" && cp LICENSE "$bundle/") # Vantage's own; each library's terms are in Debian's package of it
for file in "$bundle"/lib/*; do
    package=$(dpkg-query -S "*/$(basename "$file")" 2>/dev/null | head -1 | cut -d: -f1)
    echo "$(basename "$file") ${package:-compiled from opencv} $(dpkg-query -W -f '${Version}' "${package:-libopencv-core-dev}" 2>/dev/null | head -1)"
done >"$bundle/CONTENTS"

say "Packing"
tar -C "$bundle" --owner=0 --group=0 --sort=name -cf - . | xz -9e -T1 >"$out"
newest=$(for file in "$bundle"/lib/*.so.*; do objdump -T "$file"; done | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -1)
echo "$(du -h "$out" | cut -f1) $out: $(ls "$bundle/lib" | wc -l) libraries, which need ${newest}"
