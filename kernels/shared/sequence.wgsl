// State of one decoded sequence, and the rules of decoding; the layout of sequence.ts.
const SEQUENCE_HEADER = 20u;
const LENGTH = 0u;           // tokens in the cache
const NEW_TOKENS = 1u;       // tokens fed in this step
const SAMPLED = 2u;
const ENDED = 3u;
const LAST = 4u;             // last sampled token
const LAST_TIMESTAMP = 5u;   // last sampled timestamp, 0: none
const TEXT_FROM = 6u;        // first text token allowed next
const TIMESTAMP_FROM = 7u;   // first and last timestamp allowed next
const TIMESTAMP_TO = 8u;
const SOT_ROW = 9u;          // start-of-transcript within the prompt
const SUM_LOGPROB = 10u;     // f32
const NO_SPEECH_PROB = 11u;  // f32
const SOURCE = 12u;          // beams: the sequence that this one continues
const NOT_FINITE = 13u;      // 1: logits of the prompt are no numbers
const TEMPERATURE = 14u;     // f32; above 0 tokens are drawn
const NOISE_KEY = 15u;       // of the draws
const DRAW = 16u;            // which one it is of those with this key

const RULES_HEADER = 8u;
const EOT = 0u;
const TIMESTAMP_BEGIN = 1u;
const NO_SPEECH = 2u;
const N_VOCAB = 3u;
const TIMESTAMPS = 4u;       // 1: timestamp rules apply
const ENOUGH = 5u;           // sequences that must have ended before a beam search does
