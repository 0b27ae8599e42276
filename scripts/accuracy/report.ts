import type { SetName } from "./clips";
import type { ClipResult } from "./runClip";

/** Figures of one set, and whether they reach what is promised. */
export interface SetSummary {
  readonly set: string;
  readonly clips: number;
  readonly identical: number;
  /** Differing clips whose first difference is a tie. */
  readonly ties: number;
  readonly unreadable: number;
  readonly noSpeech: number;
  /** Against the text that openai/whisper found, over all clips that could be read. */
  readonly wordErrorRate: number;
  /** Against what is really said: Sotto's and openai/whisper's, over the clips where that is known. */
  readonly truth: {
    readonly words: number;
    readonly errors: number;
    readonly goldenErrors: number;
    readonly wordErrorRate: number;
    readonly goldenRate: number;
  };
  readonly timesRealtime: number;
  readonly promise: string;
  readonly kept: boolean;
}

/** Two tokens tie within the rounding of f32 arithmetic. */
const tieGap = 1e-3;

const promises: Readonly<
  Record<SetName, { readonly text: string; kept(summary: Omit<SetSummary, "promise" | "kept">): boolean }>
> = {
  eight: { text: "identical or tied", kept: ({ clips, identical, ties }) => identical + ties === clips },
  exact: {
    text: "97 % identical, the rest tied",
    kept: ({ clips, identical, ties }) => identical >= 0.97 * clips && identical + ties === clips,
  },
  formats: { text: "WER ≤ 2 %", kept: ({ wordErrorRate }) => wordErrorRate <= 0.02 },
  long: { text: "WER ≤ 1 %", kept: ({ wordErrorRate }) => wordErrorRate <= 0.01 },
  dev: {
    text: "true WER ≤ openai/whisper's + 0.2 points",
    kept: ({ truth }) => truth.wordErrorRate <= truth.goldenRate + 0.002,
  },
  nonspeech: {
    text: "no more words than openai/whisper's",
    kept: ({ truth }) => truth.errors <= truth.goldenErrors,
  },
};

/** Sums up the clips of one set. */
export function summarise(set: SetName, results: readonly ClipResult[]): SetSummary {
  const read = results.filter(({ outcome }) => outcome !== "unreadable");
  const sum = (value: (result: ClipResult) => number) => read.reduce((total, result) => total + value(result), 0);
  const trueWords = Math.max(
    1,
    sum(({ truth }) => truth?.words ?? 0),
  );
  const figures = {
    set,
    clips: results.length,
    identical: read.filter(({ outcome }) => outcome === "identical").length,
    ties: read.filter(({ difference }) => difference !== undefined && difference.gap <= tieGap).length,
    unreadable: results.length - read.length,
    noSpeech: read.filter(({ noSpeech }) => noSpeech).length,
    wordErrorRate:
      sum(({ errors }) => errors) /
      Math.max(
        1,
        sum(({ words }) => words),
      ),
    truth: {
      words: sum(({ truth }) => truth?.words ?? 0),
      errors: sum(({ truth }) => truth?.errors ?? 0),
      goldenErrors: sum(({ truth }) => truth?.goldenErrors ?? 0),
      wordErrorRate: sum(({ truth }) => truth?.errors ?? 0) / trueWords,
      goldenRate: sum(({ truth }) => truth?.goldenErrors ?? 0) / trueWords,
    },
    timesRealtime:
      sum(({ seconds }) => seconds) /
      Math.max(
        1e-9,
        sum(({ took }) => took),
      ),
  };
  const { text, kept } = promises[set];
  return { ...figures, promise: text, kept: kept(figures) };
}

/** The summaries as a table, then every clip that differs, could not be read, or has no speech. */
export function report(summaries: readonly SetSummary[], results: readonly ClipResult[]): string {
  const lines = [
    "| set | clips | identical | ties | unreadable | no speech | WER | true WER, and openai's | × realtime | promised | kept |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...summaries.map((s) => {
      const percent = (rate: number) => `${(100 * rate).toFixed(2)} %`;
      const truth = s.truth.words
        ? `${percent(s.truth.wordErrorRate)}, ${percent(s.truth.goldenRate)} of ${s.truth.words} words`
        : s.truth.errors + s.truth.goldenErrors > 0
          ? `${s.truth.errors}, ${s.truth.goldenErrors} invented words`
          : "–";
      const cells = [
        s.set,
        s.clips,
        s.identical,
        s.ties,
        s.unreadable,
        s.noSpeech,
        percent(s.wordErrorRate),
        truth,
        s.timesRealtime.toFixed(1),
        s.promise,
        s.kept ? "yes" : "NO",
      ];
      return `| ${cells.join(" | ")} |`;
    }),
  ];
  list(lines, "Different tokens", results.filter(({ outcome }) => outcome === "different").map(differing));
  const unreadable = results.filter(({ outcome }) => outcome === "unreadable");
  const agreement = ({ agreed }: ClipResult) => (agreed ? " (nor could ffmpeg)" : "");
  list(
    lines,
    "Not readable",
    unreadable.map((clip) => `${clip.id}: ${clip.reason}${agreement(clip)}`),
  );
  list(
    lines,
    "No speech found",
    results
      .filter(({ noSpeech }) => noSpeech)
      .map(({ id, goldenText }) => `${id}${goldenText.trim() ? `, golden “${goldenText.trim()}”` : ""}`),
  );
  return `${lines.join("\n")}\n`;
}

function differing({ id, difference, errors, words }: ClipResult): string {
  if (!difference) return id;
  const { second, token, golden, found, gap } = difference;
  const tie = gap <= tieGap ? ", a tie" : "";
  return `${id}: window at ${second} s, token ${token}: golden ${JSON.stringify(golden)}, found ${JSON.stringify(found)}, logit gap ${gap.toPrecision(3)}${tie}; ${errors} of ${words} words differ`;
}

function list(lines: string[], title: string, items: readonly string[]): void {
  if (items.length > 0) lines.push("", `${title} (${items.length}):`, ...items.map((item) => `- ${item}`));
}
