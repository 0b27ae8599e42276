/** What `sotto --help` prints. */
export const help = `Usage: sotto AUDIO… [options]

Transcribes audio files on this machine with Whisper; nothing is sent anywhere. WAV, FLAC, MP3, Ogg Vorbis and Opus are
read at once, everything else (AAC, video …) where ffmpeg is installed. Segments are printed as they are found.

  --model NAME|FILE   tiny.en-q5_1 (English, the default), base-q5_1 (99 languages), or a whisper.cpp ggml file
  --language CODE     needed with a multilingual model: en, de, French …
  --format FORMAT     txt, srt, vtt, tsv, json, csv, lrc, md or all; printed at the end instead of the segments, or
                      written with --output
  --output DIR        write DIR/NAME.FORMAT for every file (all formats unless --format names one)
  --device DEVICE     webgpu, cpu, or auto: the one that a short trial finds faster here (remembered)
  --threads N         of the processor; all cores, up to eight, unless given
  --precision TYPE    of the processor: i16 (the default) rounds activations to 16 bits, f32 rounds nothing
  --verbose [False]   say what runs where; False prints no segments
  --help, --version

Decoding options of openai/whisper: --condition_on_previous_text, --no_speech_threshold, --logprob_threshold,
--suppress_tokens, --suppress_blank, --max_initial_timestamp, --without_timestamps, --sample_len. Its options of srt and
vtt, where the times of words are known: --max_line_width N (characters), --max_line_count N (needs a width),
--max_words_per_line N (of a cue, unless both others are given), --highlight_words (underlines what is being spoken).
Flags may be spelled with - or _; --output_format and --output_dir are --format and --output.
`;
