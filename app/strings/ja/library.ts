import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { date, number, plural, span } = formats;

/** The list of files and recordings. */
export const library: Strings["library"] = {
  files: "ファイル",
  recordings: "録音",
  fileCount: (n) => plural(n, { other: "ファイル#件" }),
  transcribing: (at, files) => `${number(files)}件中${number(at)}件目を文字起こし中`,
  done: (n) => plural(n, { other: "完了#件" }),
  waiting: (n) => plural(n, { other: "待機中#件" }),
  stopped: (n) => plural(n, { other: "停止#件" }),
  failed: (n) => plural(n, { other: "失敗#件" }),
  open: "開く",
  actionOn: (action, name) => `${action}：${name}`,
  remove: (name) => `${name} を取り除く`,
  delete: (name) => `${name} を削除`,
  beingRecorded: (seconds) => `録音中、${clock(seconds)}`,
  waitingForRecording: "録音の終了待ち",
  waitingLong: (seconds) => `待機中、長さ ${clock(seconds)}`,
  doneIn: (spent, seconds) => `${span(spent)}で完了、長さ ${clock(seconds)}`,
  recorded: (seconds, startedAt) => `長さ ${clock(seconds)}、${date(startedAt)}`,
};
