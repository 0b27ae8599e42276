import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, span } = formats;

/** The list of files and recordings. */
export const library: Strings["library"] = {
  files: "ファイル",
  transcribing: (at, files) => `${number(files)}件中${number(at)}件目を文字起こし中`,
  open: "開く",
  actionOn: (action, name) => `${action}：${name}`,
  remove: (name) => `${name} を取り除く`,
  delete: (name) => `${name} を削除`,
  beingRecorded: (seconds) => `録音中、${clock(seconds)}`,
  waitingForRecording: "録音の終了待ち",
  waitingLong: (seconds) => `待機中、長さ ${clock(seconds)}`,
  doneIn: (spent, seconds) => `${span(spent)}で完了、長さ ${clock(seconds)}`,
  search: (n) => plural(n, { other: "文字起こし#件を検索" }),
  found: (words, texts, times) =>
    `「${words}」は文字起こし${plural(texts, { other: "#件" })}に${plural(times, { other: "#回" })}あります`,
  foundNone: (words) => `「${words}」を含む文字起こしはありません。`,
  stillReading: (read, all) => `文字起こし${number(all)}件中${number(read)}件を読み終えました`,
  clearSearch: "検索を消す",
  importTexts: "字幕を読み込む",
  textFiles: "字幕と JSON",
  transcripts: "文字起こし",
  moreHits: (n) => plural(n, { other: "ほか#か所" }),
  openAt: (time) => `${time} から開く`,
  today: "今日",
  thisWeek: "今週",
  audioKept: (bytes) => `音声あり ${size(bytes)}`,
  textOnly: "テキストのみ",
  stoppedSoFar: (seconds, totalSeconds) =>
    totalSeconds
      ? `${clock(totalSeconds)} のうち ${clock(seconds)} で停止。ここまでのテキストは残っています。`
      : `${clock(seconds)} で停止。ここまでのテキストは残っています。`,
  continueFrom: (seconds) => `${clock(seconds)} から続ける`,
  more: (name) => `${name} のその他の操作`,
  title: "題名",
  rename: "名前を変更",
  export: "エクスポート",
  copyText: "テキストをコピー",
  deleteSound: (bytes) => `音声だけ削除（${size(bytes)} 空きます）`,
  deleteAll: "削除",
  select: (name) => `${name} を選択`,
  selected: (n) => plural(n, { other: "#件を選択中" }),
  selection: "選択",
  clearSelection: "選択を解除",
  inAll: (n, bytes) => {
    const texts = plural(n, { other: "文字起こし#件" });
    return bytes > 0 ? `このデバイスに${texts}と音声 ${size(bytes)}。` : `このデバイスに${texts}。`;
  },
};
