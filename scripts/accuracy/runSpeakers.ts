import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { drain } from "../../engine/events";
import { defaultOptions, type Transcript } from "../../engine/index";
import { assignSpeakers } from "../../engine/speakers/assignSpeakers";
import type { FoundSpeakers } from "../../engine/speakers/types";
import { decodePath } from "../audio/decodePath";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "../models/findModel";
import { openSpeakers } from "../models/openSpeakers";
import { usualSpeakers } from "../models/usualSpeakers";
import type { AccuracyRequest } from "./args";
import { diarisationError, type KnownTurn } from "./diarisationError";

interface KnownTalk {
  readonly audio: string;
  /** Of conversations that were made of readings, whose words are held against their speakers. */
  readonly turns?: readonly KnownTurn[];
  /** Of meetings. */
  readonly utterances?: readonly KnownTurn[];
}

interface Row {
  readonly spoken: number;
  readonly wrong: number;
  readonly rightNumber: boolean;
  readonly words: number;
  readonly rightWords: number;
}

/** Holds who speaks when against what is known of conversations and meetings, and words of the conversations against their speakers. */
export async function runSpeakers({ device, model: name, only = "", ...request }: AccuracyRequest): Promise<number> {
  const { speakers: folders, limit } = request;
  const file = findModel(name);
  const find = await openSpeakers(usualSpeakers(), device);
  const model = await openModelOnDevice(device, async () => readFileSync(file));
  const talks = folders.flatMap((folder) => talksIn(folder)).filter(({ audio }) => audio.includes(only));
  const out = (text: string) => process.stdout.write(text);
  out("| | DER | missed | false | confused | speakers | words right |\n| --- | --- | --- | --- | --- | --- | --- |\n");
  const rows: Row[] = [];
  for (const { audio, turns, utterances } of talks.slice(0, limit)) {
    const sound = await decodePath(audio);
    const found = await find(sound, {}).finally(() => sound.close());
    const known = turns ?? utterances ?? [];
    const { spoken, missed, false: more, confused, names } = diarisationError(known, found.turns);
    const count = new Set(known.map(({ speaker }) => speaker)).size;
    const said = turns && (await transcribe(model, audio));
    const words = said ? rightWords(said, found, { turns, names }) : { words: 0, rightWords: 0 };
    const wrong = missed + more + confused;
    rows.push({ spoken, wrong, rightNumber: count === found.voices.length, ...words });
    const shares = [wrong, missed, more, confused].map((seconds) => percent(seconds, spoken));
    const stem = audio.replace(/^.*[\\/]|\.\w+$/g, "");
    out(`| ${[stem, ...shares, `${found.voices.length} of ${count}`, share(words)].join(" | ")} |\n`);
  }
  const sum = (value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0);
  const all = { words: sum((row) => row.words), rightWords: sum((row) => row.rightWords) };
  const right = `right in ${sum((row) => Number(row.rightNumber))} of ${rows.length}`;
  out(
    `| all | ${percent(
      sum(({ wrong }) => wrong),
      sum(({ spoken }) => spoken),
    )} | | | | ${right} | ${share(all)} |\n`,
  );
  return 0;
}

function talksIn(folder: string): readonly KnownTalk[] {
  return readdirSync(folder)
    .filter((file) => /\.turns\.json$|^ami-.*\.words\.json$/.test(file))
    .sort()
    .map((file) => {
      const talk = JSON.parse(readFileSync(join(folder, file), "utf8")) as KnownTalk;
      return { ...talk, audio: join(folder, talk.audio) };
    });
}

async function transcribe(model: Awaited<ReturnType<typeof openModelOnDevice>>, file: string): Promise<Transcript> {
  const audio = await decodePath(file);
  try {
    return await drain(model.transcribe(audio, { ...defaultOptions, wordTimestamps: true, language: "en" }, {}));
  } finally {
    await audio.close();
  }
}

/** Words whose speaker is one of those who speak in their middle; words in nobody's turn belong to the nearest. */
function rightWords(
  said: Transcript,
  { turns }: FoundSpeakers,
  known: { readonly turns: readonly KnownTurn[]; readonly names: ReadonlyMap<number, string> },
): Pick<Row, "words" | "rightWords"> {
  const nameOf = (speaker: number) => known.names.get(speaker) ?? `nobody ${speaker}`;
  let [words, right] = [0, 0];
  for (const { speaker, words: spoken = [] } of assignSpeakers(said, turns, nameOf).segments) {
    for (const { start, end } of spoken) {
      const middle = (start + end) / 2;
      const away = (turn: KnownTurn) => Math.max(turn.start - middle, middle - turn.end, 0);
      const nearest = Math.min(...known.turns.map(away));
      words++;
      if (known.turns.some((turn) => away(turn) === nearest && turn.speaker === speaker)) right++;
    }
  }
  return { words, rightWords: right };
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : ((100 * part) / whole).toFixed(1);
}

function share({ words, rightWords }: Pick<Row, "words" | "rightWords">): string {
  return words === 0 ? "" : `${rightWords} of ${words}, ${percent(rightWords, words)} %`;
}
