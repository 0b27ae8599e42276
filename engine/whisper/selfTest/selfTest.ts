import type { Backend } from "../../../kernels/runtime/backend";
import { SottoError } from "../../errors";
import type { Generated, TokenRules } from "../model/types";
import { createWhisper } from "../model/whisper";
import expected from "./expected.json";
import { smallMel, smallModel } from "./smallModel";

/** What a device computed with the small model. */
export interface SelfTestResult {
  /** Every tenth logit of the last position that was fed. */
  readonly logits: readonly number[];
  readonly generated: Generated;
}

const prompt = [1001, 7, 300];
const rules: TokenRules = {
  eot: 1000,
  suppress: [5, 17, 1001, 1002],
  suppressAtBegin: [3, 1000],
  timestamps: { noTimestamps: 1003, timestampBegin: 1004, maxInitialTimestampIndex: 50 },
  noSpeech: 1002,
  sotIndex: 0,
};

/** Largest difference from the stored numbers, relative to the largest of them. */
const tolerance = { f32: 2e-3, f16: 3e-2 } as const;

/**
 * Encodes and decodes a little on a device and compares with stored numbers, so that a wrong driver is found before
 * anyone reads wrong words. Leaves nothing on it, and does not touch what else is there.
 *
 * Throws `device-unavailable` with how far off the device is.
 */
export async function selfTest(backend: Backend): Promise<void> {
  const found = await runSmallModel(backend);
  const { adapter, arithmetic } = backend.info;
  const error = Math.max(
    relativeError(found.logits, expected.logits),
    Math.abs(found.generated.noSpeechProb - expected.generated.noSpeechProb),
  );
  const allowed = tolerance[arithmetic === "f16" ? "f16" : "f32"];
  const rightTokens = String(found.generated.tokens) === String(expected.generated.tokens);
  if (error <= allowed && rightTokens) return;
  throw new SottoError(
    "device-unavailable",
    `${adapter} computes wrong numbers: off by ${error.toPrecision(2)} in ${arithmetic}, at most ${allowed} was ` +
      `expected; tokens ${found.generated.tokens.join(" ")}, expected ${expected.generated.tokens.join(" ")}.`,
  );
}

/** Runs every part of the model once: encoder, prompt, single steps, filters and choice. */
export async function runSmallModel(backend: Backend): Promise<SelfTestResult> {
  const whisper = await createWhisper(backend, smallModel());
  try {
    const features = whisper.encode([smallMel()]);
    const fed = await whisper.startDecoding(features, 1).step([prompt]);
    const logits = [...fed.slice(-whisper.dims.nVocab)].filter((_, token) => token % 10 === 0);
    const [generated] = await whisper.startDecoding(features, 1).generate([prompt], rules, { maxTokens: 6 });
    if (!generated) throw new SottoError("internal", "The self-test wrote nothing; text was expected.");
    return { logits, generated };
  } finally {
    whisper.dispose();
  }
}

/** Not a number counts as infinitely far off. */
function relativeError(found: readonly number[], wanted: readonly number[]): number {
  const scale = Math.max(...wanted.map(Math.abs));
  const errors = wanted.map((value, i) => Math.abs((found[i] ?? Number.NaN) - value) / scale);
  return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...errors);
}
