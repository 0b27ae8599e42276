// State of one decoded sequence, and the rules of decoding: byte offsets of the words in sequence.ts.
export const SEQUENCE_HEADER: i32 = 20;
export const LENGTH: usize = 0;
export const NEW_TOKENS: usize = 4;
export const SAMPLED: usize = 8;
export const ENDED: usize = 12;
export const LAST: usize = 16;
export const LAST_TIMESTAMP: usize = 20;
export const TEXT_FROM: usize = 24;
export const TIMESTAMP_FROM: usize = 28;
export const TIMESTAMP_TO: usize = 32;
export const SOT_ROW: usize = 36;
export const SUM_LOGPROB: usize = 40;
export const NO_SPEECH_PROB: usize = 44;
export const SOURCE: usize = 48;
export const NOT_FINITE: usize = 52;
export const TEMPERATURE: usize = 56;
export const NOISE_KEY: usize = 60;
export const DRAW: usize = 64;

export const RULES_HEADER: usize = 32;
export const EOT: usize = 0;
export const TIMESTAMP_BEGIN: usize = 4;
export const NO_SPEECH: usize = 8;
export const N_VOCAB: usize = 12;
export const TIMESTAMPS: usize = 16;
export const ENOUGH: usize = 20;

/** Where nothing is allowed: the highest logit of no token. */
export const LOWEST: f32 = -3e38;
/** Below it: where there is no token at all. */
export const NOTHING: f32 = -3.4e38;
