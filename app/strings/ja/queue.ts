import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, plural, span } = formats;

/** Files that are written down one after another. */
export const queue: Strings["queue"] = {
  stages: { reading: "読み込み中", listening: "聞き取り中", writing: "書き起こし中" },
  paused: (done, files) => `一時停止中、${number(files)}件中${number(done)}件完了`,
  waiting: (files) => plural(files, { other: "#件が待機中" }),
  audio: (seconds) => `音声${span(seconds)}`,
  about: (seconds) => `残り約${coarseSpan(seconds)}`,
  unpacking: (done, files) =>
    files === undefined ? "展開しています" : `展開しています（${number(files)}件中${number(done)}件）`,
  pauseAll: "すべて一時停止",
  goOnAll: "再開",
  removeDone: "完了した項目を除く",
  later: "後回し",
  tryAgain: "もう一度",
  chooseAll: "ファイルを選び直す",
  move: (name) => `${name} を移動`,
  moveKeys: "ドラッグするか、矢印キーを押します",
  moved: (name, at, files) => `${name} は${number(files)}件中${number(at)}番目になりました`,
  moveUp: "上へ",
  moveDown: "下へ",
  more: (name) => `${name} のその他の操作`,
  exportAll: "すべて書き出す…",
  exportTitle: "すべて書き出す",
  texts: (n) => plural(n, { other: "完了した文字起こし#件" }),
  saveZip: "ZIP で保存",
  saveFolder: "フォルダーに保存",
  savedZip: (files) => plural(files, { other: "#個のファイルを ZIP に保存しました" }),
  savedFolder: (files) => plural(files, { other: "#個のファイルをフォルダーに保存しました" }),
  notSaved: "一部を保存できませんでした。別の場所を選んでください。",
  added: (name) => `「${name}」を待ち行列に入れました。`,
  addedSeveral: (files) => plural(files, { other: "#個のファイルを待ち行列に入れました。" }),
  refused: (files, name) => plural(files, { other: `このブラウザーで読める音声のないファイル#件：${name}` }),
  moreNames: (n) => plural(n, { other: "ほか#件" }),
  orderHint: "Alt と矢印キーで待機中のファイルを移動します。",
  show: "表示",
  doneTitle: (n) => plural(n, { other: "#件できました" }),
};
