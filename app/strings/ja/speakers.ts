import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, percent, plural, size } = formats;

/** Who speaks: how it is found, and the voices that are remembered. */
export const speakers: Strings["speakers"] = {
  find: "話者を見つける",
  findAgain: "もう一度話者を見つける",
  count: "話者の人数",
  auto: "聞こえる人数",
  /** Before anything is fetched for it. */
  firstUse: (bytes: number) => `小さなモデルを二つ（${size(bytes)}）、一度だけここから取得します。何も送信しません。`,
  waiting: "ほかの作業が終わると、話者を探し始めます。",
  words: "語ごとの時刻を探しています",
  loading: (loaded: number, bytes: number) => `二つのモデルを取得中、${percent(loaded, bytes)}`,
  listening: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds === undefined
      ? `話者を探しています、${clock(seconds)}`
      : `話者を探しています、${clock(totalSeconds)} 中 ${clock(seconds)}`,
  stop: "停止",
  noSound: "音声は開かれていません。",
  found: (n: number) => plural(n, { other: "#人の話者が見つかりました。" }),
  nobody: "声は聞こえませんでした。",
  one: "そこにもう一人の声は聞こえませんでした。",
  running: "このテキストが最後まで書き起こされると、話者を探せます。",
  /** Of a part of a voice that is played; `n` from 1 on. */
  play: (n: number, name: string) => `${name}の抜粋 ${number(n)}`,
  share: (name: string) => `${name}の割合`,
  /** A voice that was heard before. */
  isIt: (name: string) => `${name}さんですか。`,
  yes: "はい",
  no: "いいえ",
  more: (name: string) => `${name}のその他の操作`,
  mergeWith: (name: string) => `${name}と統合`,
  /** Said of what was just done. */
  merged: (from: string, to: string) => `「${from}」と「${to}」を一つの声にしました。`,
  parted: (name: string, other: string) => `「${name}」を二つの声に分けました。もう一つは「${other}」です。`,
  part: "これは二人の声",
  forgetVoice: "この声を忘れる",
  /** Before the name of who speaks at the same time, for readers of the screen. */
  besides: "同時に",
  /** What both networks are called where models are listed. */
  networks: "話者を区別するモデル",
  memory: {
    name: "声",
    remember: "名前を付けた声を、この端末にだけ覚える",
    rememberHint:
      "残すのは声の名前と、声の特徴を表す数値だけで、音声は残しません。後の録音で、同じ声かどうかをお尋ねします。",
    none: "覚えている声はありません。",
    heardIn: (n: number) => plural(n, { other: "# 件の録音に登場" }),
    forget: "忘れる",
    forgetName: (name: string) => `${name}を忘れる`,
    forgetAll: "すべての声を忘れる",
  },
};
