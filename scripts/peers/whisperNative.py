"""Times whisper.cpp through pywhispercpp: reads a task (whisperNative.ts) from stdin and prints what it measured, both as JSON."""

import json
import sys
import time

import _pywhispercpp as whisper
import numpy


def timed(work):
    began = time.perf_counter()
    result = work()
    return (time.perf_counter() - began) * 1000, result


def check(status):
    if status != 0:
        raise RuntimeError(f"whisper.cpp returned {status}.")


def load(model):
    params = whisper.whisper_context_default_params()
    params.use_gpu = False
    params.flash_attn = True
    return whisper.whisper_init_from_file_with_params(model, params)


def run_pass(context, threads, tokens):
    # The window, then tokens one at a time after the prompt. Which they are costs nothing: choosing one is left out, as in
    # whisper.cpp's own benchmark, for pywhispercpp hands out no logits.
    encoder_ms, _ = timed(lambda: check(whisper.whisper_encode(context, 0, threads)))
    prompt = [whisper.whisper_token_sot(context)]
    if whisper.whisper_is_multilingual(context):
        prompt += [whisper.whisper_token_lang(context, 0), whisper.whisper_token_transcribe(context)]
    prompt += [whisper.whisper_token_not(context)]

    def decode(ids, past):
        for n, token in enumerate(ids):
            check(whisper.whisper_decode(context, token, 1, past + n, threads))

    decode(prompt, 0)
    following = [whisper.whisper_token_not(context)] * (tokens - 1)
    decoder_ms, _ = timed(lambda: decode(following, len(prompt)))
    return {"encoderMs": encoder_ms, "tokenMs": decoder_ms / len(following)}


def transcribe(context, samples, threads):
    # Greedy without fallback, as the others decode.
    params = whisper.whisper_full_default_params(whisper.whisper_sampling_strategy.WHISPER_SAMPLING_GREEDY)
    params.greedy = {"best_of": 1}
    params.temperature = 0
    params.temperature_inc = 0
    params.n_threads = threads
    params.language = "en"
    params.print_progress = False
    check(whisper.whisper_full(context, params, samples, len(samples)))
    segments = range(whisper.whisper_full_n_segments(context))
    return b"".join(whisper.whisper_full_get_segment_text(context, n) for n in segments).decode(errors="replace")


def measure(model, threads, passes, tokens, clip, long):
    context = load(model)
    window = numpy.fromfile(clip, numpy.float32)
    check(whisper.whisper_pcm_to_mel(context, window, len(window), threads))
    # The first pass touches memory that the others then have.
    measured = [run_pass(context, threads, tokens) for _ in range(passes + 1)][1:]
    clip_ms, text = timed(lambda: transcribe(context, window, threads))
    result = {"systemInfo": whisper.whisper_print_system_info(), "passes": measured, "clipMs": clip_ms, "text": text}
    if long is not None:
        samples = numpy.fromfile(long, numpy.float32)
        result["longMs"], _ = timed(lambda: transcribe(context, samples, threads))
    return result


json.dump(measure(**json.load(sys.stdin)), sys.stdout)
