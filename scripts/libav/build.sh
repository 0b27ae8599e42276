#!/bin/bash
# Makes app/client/decoding/sound.wasm: FFmpeg's demuxers and audio decoders behind sound.c. Ten minutes on two cores.
# Needs Debian's clang-14, lld-14, llvm-14, wasi-libc, libclang-rt-14-dev-wasm32 and make, and FFmpeg's sources, which
# `npm pack libav.js@6.10.9` brings as package/sources/ffmpeg-9.0.tar.xz:   bash scripts/libav/build.sh ffmpeg-9.0.tar.xz
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
tar xJf "$1" -C "$work"
mkdir "$work/build"
cd "$work/build"

demuxers="aac ac3 ac4 aiff amr amrnb amrwb ape asf asf_o au avi caf dsf dss dts dtshd eac3 flac flv g722 g723_1
  g726 g726le g729 gsm iff ircam loas matroska mlp mov mp3 mpc mpc8 mpegps mpegts mxf nistsphere nut ogg
  oma pcm_alaw pcm_mulaw pcm_s16le qcp rm rso shorten sln sox spdif tak truehd tta voc w64 wav wv xwma"
decoders="aac aac_latm ac3 alac als amrnb amrwb ape atrac1 atrac3 atrac3al atrac3p atrac3pal cook dca dsd_lsbf
  dsd_lsbf_planar dsd_msbf dsd_msbf_planar dss_sp eac3 evrc flac g723_1 g729 gsm gsm_ms ilbc imc mace3
  mace6 mlp mp1float mp2float mp3float mp3adufloat mp3on4float mpc7 mpc8 nellymoser opus qcelp qdm2 qdmc
  ra_144 ra_288 s302m shorten sipr speex tak truehd truespeech tta vorbis wavpack wmalossless wmapro wmav1
  wmav2 wmavoice roq_dpcm adpcm_ms adpcm_ima_wav adpcm_ima_qt adpcm_ima_oki adpcm_ima_amv adpcm_ima_dk3
  adpcm_ima_dk4 adpcm_yamaha adpcm_swf adpcm_g722 adpcm_g726 adpcm_g726le adpcm_sbpro_2 adpcm_sbpro_3
  adpcm_sbpro_4 adpcm_ct adpcm_xa pcm_alaw pcm_bluray pcm_dvd pcm_f16le pcm_f24le pcm_f32be pcm_f32le
  pcm_f64be pcm_f64le pcm_lxf pcm_mulaw pcm_s16be pcm_s16be_planar pcm_s16le pcm_s16le_planar pcm_s24be
  pcm_s24daud pcm_s24le pcm_s24le_planar pcm_s32be pcm_s32le pcm_s32le_planar pcm_s64be pcm_s64le pcm_s8
  pcm_s8_planar pcm_u16be pcm_u16le pcm_u24be pcm_u24le pcm_u32be pcm_u32le pcm_u8 pcm_vidc"
parsers="aac aac_latm ac3 amr cook dca flac g723_1 g729 gsm mlp mpegaudio opus sipr tak vorbis"
enable() { for name in $2; do printf -- "--enable-%s=%s " "$1" "$name"; done; }

# shellcheck disable=SC2046
"$work"/ffmpeg-*/configure --enable-cross-compile --target-os=none --arch=wasm32 \
  --cc="clang-14 --target=wasm32-wasi" --ld="clang-14 --target=wasm32-wasi" \
  --ar=llvm-ar-14 --ranlib=llvm-ranlib-14 --nm=llvm-nm-14 --strip=true \
  --extra-cflags="-O3 -msimd128 -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS" --optflags="-O3" \
  --disable-everything --disable-autodetect --disable-programs --disable-doc --disable-network --disable-debug \
  --disable-pthreads --disable-w32threads --disable-os2threads --disable-avdevice --disable-avfilter --disable-swscale \
  --enable-swresample --disable-asm --disable-runtime-cpudetect \
  $(enable demuxer "$demuxers") $(enable decoder "$decoders") $(enable parser "$parsers")
make -j"$(nproc)"

clang-14 --target=wasm32-wasi -O3 -msimd128 -Wall -I. -I"$(echo "$work"/ffmpeg-*)" -c "$here/sound.c" -o sound.o
wasm-ld-14 -L/usr/lib/wasm32-wasi /usr/lib/wasm32-wasi/crt1-reactor.o --entry _initialize sound.o \
  libavformat/libavformat.a libavcodec/libavcodec.a libswresample/libswresample.a libavutil/libavutil.a \
  -lwasi-emulated-signal -lwasi-emulated-process-clocks -lm -lc \
  "$(clang-14 --target=wasm32-wasi -print-libgcc-file-name)" \
  --gc-sections --strip-all -z stack-size=1048576 --max-memory=1073741824 -o "$here/../../app/client/decoding/sound.wasm"
chmod 644 "$here/../../app/client/decoding/sound.wasm"
rm -r "$work"
