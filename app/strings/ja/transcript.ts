import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { percent, plural, span, speed, spokenTime } = formats;

/** One transcript: title, facts, tools, text. */
export const transcript: Strings["transcript"] = {
  label: "文字起こし",
  found: (language, probability) => `${language}、検出の確度${percent(probability, 1)}`,
  translated: "英語に翻訳",
  waitingFor: (model, loaded, bytes) => `${model} を待機中、${percent(loaded, bytes)}`,
  doneIn: (spent) => `${span(spent)}で完了`,
  doneInAt: (spent, timesRealtime) => `${span(spent)}で完了、${speed(timesRealtime)}`,
  allFiles: "すべてのファイル",
  tabOnly: "このタブのみ",
  keepingResumes: "今は保存されていません",
  savedAsYouSpeak: "話すそばからこのデバイスに保存",
  kept: "このデバイスに保存済み",
  textKept: "テキストはこのデバイスに保存済み、音声は残していません",
  attachSound: "音声ファイルを選ぶ",
  voices: (n) => plural(n, { other: "話者 # 人" }),
  saveSound: "音声を保存",
  delete: "削除",
  silence: (seconds) => `無音、${clock(seconds)}`,
  skipped: (seconds) => `話し声のない${span(seconds)}を飛ばしました`,
  hearSkipped: "それでも文字起こしする",
  playFrom: (seconds) => `${spokenTime(seconds)} から再生`,
  jumpToLive: "現在へ移動",
  jumpToNewest: "最新のテキストへ移動",
  jumpToLiveLines: (lines) => plural(lines, { other: "現在へ移動、新しい行#件" }),
  jumpToNewestLines: (lines) => plural(lines, { other: "最新のテキストへ移動、新しい行#件" }),
};
