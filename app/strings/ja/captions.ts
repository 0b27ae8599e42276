import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, number, plural } = formats;

export const captions: Strings["captions"] = {
  rules: "ルール",
  preset: "プリセット",
  presets: { netflix: "Netflix", bbc: "BBC", youtube: "YouTube", "single-word": "一語ずつ", mine: "独自" },
  fields: {
    lineLength: "1行の文字数",
    lines: "行数",
    words: "最大語数",
    shortest: "最短（秒）",
    longest: "最長（秒）",
    pace: "1秒あたりの文字数",
    gap: "間隔（秒）",
  },
  between: (least, most) => `${number(least)}から${number(most)}まで`,
  checked: (all, broken) =>
    broken === 0
      ? plural(all, { other: "字幕#件、すべてルールどおり" })
      : `${plural(all, { other: "字幕#件" })}、${plural(broken, { other: "#件がルール違反" })}`,
  view: "表示",
  text: "テキスト",
  captions: "字幕",
  count: (n) => plural(n, { other: "字幕#件" }),
  toCheck: (n) => `要確認${number(n)}件`,

  warnings: {
    fast: (n) => `毎秒${number(n)}文字`,
    wide: (n) => plural(n, { other: "#文字" }),
    lines: (n) => plural(n, { other: "#行" }),
    seconds: (n) => delay(n),
    overlaps: "重なり",
  },
  howMany: {
    "too-fast": (n) => `${number(n)}件が速すぎます`,
    "too-wide": (n) => `${number(n)}件の行が長すぎます`,
    "too-many-lines": (n) => `${number(n)}件の行数が多すぎます`,
    "too-short": (n) => `${number(n)}件が短すぎます`,
    "too-long": (n) => `${number(n)}件が長すぎます`,
    overlaps: (n) => `${number(n)}件が重なっています`,
  },
  allKept: "ルール違反はありません。",
  textAt: (time) => `${time} の字幕のテキスト`,
  byHand: "手で変更済み",
  layOutAgain: "組み直す",
  onSound: "音声上の字幕",
  startOf: (n) => `字幕${number(n)}の開始`,
  endOf: (n) => `字幕${number(n)}の終了`,
  nearer: "音声を拡大",
  farther: "音声を縮小",
  wordTimes: {
    estimated: "語の時刻は推定です。",
    find: "音声から探す",
    finding: (at, of) =>
      of === undefined ? `語を探しています（${clock(at)}）` : `語を探しています（${clock(at)} / ${clock(of)}）`,
    waiting: "ほかの作業が終わると、語を探し始めます。",
    models: "モデルを選ぶ",
    stop: "停止",
    noSound: "音声が開かれていません。ページの下で開いてください。",
    noModel: "この言語がわかるモデルが読み込まれていません。",
    running: "ほかの作業中です。終わってからもう一度お試しください。",
    elsewhere: "別のタブがこのテキストを編集しています。",
  },
  keys: "Enter で編集します。[ と ] は開始と終了を再生位置に合わせ、Shift+[ は後の字幕も動かします。Alt+← と Alt+→ は開始を 0.1 秒動かし、Shift を加えると終了を動かします。",
  typing: "編集中は Ctrl+Enter でカーソル位置で分け、先頭の Backspace で前とつなぎます。",
};
