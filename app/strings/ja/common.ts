import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, percent, plural } = formats;

/** What several places of the page say. */
export const common: Strings["common"] = {
  close: "閉じる",
  goOn: "続ける",
  copy: "コピー",
  copied: "コピーしました",
  copiedWords: (words) => plural(words, { other: "#語をコピーしました" }),
  copyBlocked: "ブラウザーがコピーを拒否しました",
  stopHere: "ここで停止",
  stopping: "停止中",
  waiting: "待機中",
  words: (n) => plural(n, { other: "#語" }),
  recordings: (n) => plural(n, { other: "録音#件" }),
  loading: (model) => `${model} を読み込み中`,
  loadingShare: (model, loaded, bytes) => `${model} を読み込み中、${percent(loaded, bytes)}`,
  ready: (model) => `${model} の準備ができました`,
  transcribing: (name) => `${name} を文字起こし中`,
  doneOf: (seconds, totalSeconds) =>
    totalSeconds ? `${clock(seconds)} / ${clock(totalSeconds)}` : `${clock(seconds)} まで完了`,
  timeLeft: (seconds) => `残り${coarseSpan(seconds)}`,
  stoppedAt: (seconds) => `${clock(seconds)} で停止しました。テキストは残っています。`,
  noTextYet: "まだテキストはありません。",
  nothingSaid: "この録音に話し声は見つかりませんでした。",
  recordingName: (startedAt) => `${formats.weekday(startedAt)} ${formats.timeOfDay(startedAt)} の録音`,
  speakers: { me: "自分", them: "相手" },
  languages: (n) => plural(n, { other: "#言語" }),
  devices: { graphicsCard: "グラフィックカード", processor: "プロセッサー" },
};
