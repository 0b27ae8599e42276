import type { DeviceInfo } from "../../device/types";
import type { HearOnDevice } from "../../vad/batchedVad";
import type { DraftModel } from "../decoding/draftModel";
import type { RulesTokenizer } from "../decoding/tokenRules";
import type { FramesOnDevice } from "../logMel/framesOnDevice";
import type { MelParts } from "../logMel/logMel";
import type { Whisper } from "../model/types";
import type { SpecialTokens } from "../tokenizer/specialTokens";
import type { SegmentTokenizer } from "./segments";
import type { WordTokenizer } from "./timeWords";

/** What of the tokenizer the language is told with. */
export type LanguageTokenizer = Pick<SpecialTokens, "isMultilingual" | "numLanguages" | "sot">;

export interface Transcriber {
  readonly whisper: Whisper;
  readonly tokenizer: RulesTokenizer & SegmentTokenizer & WordTokenizer & LanguageTokenizer;
  /** What writes windows down ahead of `whisper`. */
  readonly drafts?: DraftModel | undefined;
  /**
   * Called with the error of a window; where it gives a device, `whisper` runs there now and the window is decoded again. "here":
   * it ran elsewhere until now.
   */
  recover?(error: unknown): Promise<DeviceInfo | "here" | undefined>;
  /** An error of the device of now with its code; any other as it is. */
  withCode?(error: unknown): Promise<unknown>;
  /** Finds speech on the device of now; where it is missing, the voice detector runs here, step by step. */
  readonly hearOnDevice?: HearOnDevice | undefined;
  /** Computes log-mel frames on the device of now; where it is missing, they are computed here. */
  readonly framesOnDevice?: FramesOnDevice | undefined;
}

/** What a transcriber's log-mel is made with. */
export function melParts({ whisper, framesOnDevice }: Pick<Transcriber, "whisper" | "framesOnDevice">): MelParts {
  return { nMels: whisper.dims.nMels, onDevice: framesOnDevice };
}
