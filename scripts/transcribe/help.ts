import { captionPresets } from "../../engine/index";
import { formats } from "./formats";

/** What `sotto --help` prints. */
export const help = `Usage: sotto AUDIO… [options]
       sotto --watch FOLDER [options]
       arecord -t raw -f S16_LE -r 16000 | sotto - [options]
       sotto convert MODEL OUT.bin|OUT.gguf [--type f16|q8_0|q5_1|q5_0|q4_1|q4_0|f32]
       sotto models [FOLDER]
       sotto serve --remote [--model NAME|PATH] [--token TEXT] [--host ADDRESS] [--port N] [--origin URL]

Transcribes audio files on this machine with Whisper; nothing is sent anywhere unless --server says so. Sound and video
of every common format are read, rare ones where ffmpeg is installed. Segments are printed as they are found.
AUDIO may be a folder, with those within, or a pattern in quotes: all sound and video in it is transcribed.
convert writes a model of any format that --model takes as whisper.cpp does (.bin) or as a GGUF; models lists those that come
with Sotto and those in a folder. serve lets your other devices have their text written by a model on this one.
With - it writes down what is being said: 16 kHz 16-bit mono PCM from standard input, or WAV of a recorder; sound files
that come so are transcribed once they are there. What ends early is kept as NAME.partial.FORMAT.

  --model NAME|PATH   tiny.en-q5_1 (English, the default), base-q5_1 (99 languages), or a Whisper model's file or folder: ggml,
                      GGUF, safetensors with what transformers keeps beside them, or a .pt of openai/whisper
  --draft MODEL|auto|none
                      a smaller model of the same vocabulary that writes ahead, which changes no word; auto takes one that
                      comes with Sotto where a few windows show that it saves time (none, the default)
  --server URL        the model of a sotto serve --remote of yours writes the text, and the one here its drafts: it is sent what is
                      said, as log-mel frames; https, or http on this machine; with --token TOKEN or SOTTO_TOKEN
  --language CODE     en, pt-BR, French, Deutsch …; found in the first speech unless given, or with auto
  --audio-track N|LANG
                      of a file with several; the first that is not silent unless given
  --diarize           say who speaks: Speaker 1, Speaker 2 …; --speakers N or MIN-MAX where their number is known.
                      Of what comes over - that is said while it comes, and may be corrected.
                      --speaker-model FILE names other networks than those that come with Sotto; --format rttm and
                      diarized_json are of who speaks when
  --task TASK         transcribe, or translate into English
  --word_timestamps   when each word is said, for json, srt, vtt, ass and html
  --format FORMAT     ${formats.join(", ")} or all; printed at the end
                      instead of the segments, or written with --output, which docx needs
  --output DIR        write DIR/NAME.FORMAT for every file (all formats unless --format names one)
  --preset NAME       lay srt, vtt, ass and fcpxml out as ${Object.keys(captionPresets).join(", ")} captions
  --watch FOLDER      transcribe what is in FOLDER, and what comes, until Ctrl-C; each file once, also after a restart
                      (writes into FOLDER unless --output names another)
  --skip-existing     leave out files whose transcripts are all in DIR
  --shard I/N         do part I of N, counted from 1; a file's part depends on its path alone
  --manifest FILE     add a line of JSON for every file
  --vad               leave out where nobody speaks, which spares time and invented words
  --guard-silence     write nothing where the voice detector hears nobody, and leave the rest as it is
  --punctuate         bring a file that begins without full stops to have them
  --keep_best_fallback
                      of attempts that all failed keep the best one, not the last
  --batch N           for long files: N windows of speech at once, faster, without the text before
  --device DEVICE     webgpu, cpu, or auto: the one that a short trial finds faster here (remembered)
  --threads N         of the processor; all cores, up to eight, unless given
  --precision TYPE    of the processor: i16 (the default) rounds activations to 16 bits, f32 rounds nothing
  --fast-math         let a graphics card multiply in f16 where its driver has that: the encoder in half the time or less,
                      one clip in fifty with another word
  --verbose [False]   say what runs where; False prints no segments
  --help, --version

Decoding options of openai/whisper: --temperature, --temperature_increment_on_fallback, --best_of, --beam_size,
--patience, --length_penalty, --compression_ratio_threshold, --logprob_threshold, --no_speech_threshold,
--condition_on_previous_text, --initial_prompt, --carry_initial_prompt, --prefix, --clip_timestamps, --suppress_tokens,
--suppress_blank, --max_initial_timestamp, --without_timestamps, --sample_len, --prepend_punctuations,
--append_punctuations, --hallucination_silence_threshold; besides them --hotwords TEXT (names that are to be expected in
every window), --seed N, and --detect_language_window first, which looks for the language where openai/whisper does. Its
options of srt and vtt, which turn --word_timestamps on: --max_line_width N (characters), --max_line_count N (needs a width),
--max_words_per_line N (of a cue, unless both others are given), --highlight_words (underlines what is being spoken).
Flags may be spelled with - or _; --output_format and --output_dir are --format and --output.
`;
