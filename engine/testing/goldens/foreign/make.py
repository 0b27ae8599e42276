#!/usr/bin/env python3
"""Writes the goldens beside it: what whisper.cpp's ggml makes of numbers, and a checkpoint as PyTorch saves one.

    pip install numpy torch==2.13.0 pywhispercpp==1.5.1 && python make.py
"""
import base64, collections, ctypes, json
from pathlib import Path
import numpy as np, torch

here = Path(__file__).parent
import pywhispercpp
ggml = ctypes.CDLL(str(Path(pywhispercpp.__file__).parent.parent / "libggml-base.so"))
ggml.ggml_quantize_chunk.restype = ctypes.c_size_t
ggml.ggml_quantize_chunk.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p] + [ctypes.c_int64] * 3 + [ctypes.c_void_p]

STORED = {"f16": 1, "q4_0": 2, "q4_1": 3, "q5_0": 6, "q5_1": 7, "q8_0": 8}
K = {"q3_k": (11, 110, "q3_K"), "q4_k": (12, 144, "q4_K"), "q5_k": (13, 176, "q5_K"), "q6_k": (14, 210, "q6_K")}

def numbers():
    r = np.random.default_rng(1)
    rows = [r.normal(0, s, 32) for s in (1e-7, 1e-4, 0.02, 0.02, 0.5, 30, 2000)] + [r.uniform(0, 1, 32), -r.uniform(1, 2, 32)]
    rows += [np.zeros(32), -np.zeros(32), np.full(32, 0.3), np.full(32, -0.3), np.repeat([1, -1], 16), np.tile([-1.0, 1], 16)]
    rows += [np.arange(32) - 15.5, (np.arange(32) - 16) / 8, np.r_[127, np.arange(31) / 2], np.where(np.arange(32) == 5, 1e-3, 0)]
    rows += [np.r_[[0.0, -0.0] * 16], r.normal(0, 0.02, 32).astype(np.float16), *r.standard_t(2, (43, 32)) * 0.05]
    return np.concatenate(rows).astype(np.float32)

def quantised(id, x, width):
    out = np.zeros(x.nbytes, np.uint8)
    n = ggml.ggml_quantize_chunk(id, x.ctypes.data, out.ctypes.data, 0, x.size // width, width, None)
    return out[:n]

b64 = lambda a: base64.b64encode(np.ascontiguousarray(a).tobytes()).decode()
x = numbers()
golden = {"numbers": b64(x), "stored": {t: b64(quantised(i, x, 32)) for t, i in STORED.items()}, "k": {}}
for t, (i, block, name) in K.items():
    q = quantised(i, x[:2048], 256); y = np.zeros(2048, np.float32)
    f = getattr(ggml, f"dequantize_row_{name}"); f.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64]; f.restype = None
    f(q.ctypes.data, y.ctypes.data, y.size)
    golden["k"][t] = {"blocks": b64(q), "numbers": b64(y)}
(here / "quantised.json").write_text(json.dumps(golden, indent=0) + "\n")

t = torch.from_numpy(x[:96].copy())
state = collections.OrderedDict()
state["half"] = t[:32].half().reshape(2, 16)
state["float"] = t[32:64].reshape(4, 8)
state["brain"] = t[64:].bfloat16()
state["part"] = t[:24].reshape(2, 12)[1]
torch.save({"dims": {"n_mels": 80, "n_vocab": 51865, "ratio": 0.5, "long": 1 << 40}, "model_state_dict": state}, here / "checkpoint.pt")
