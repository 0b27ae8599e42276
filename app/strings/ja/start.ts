import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, speed } = formats;

/** The first page. */
export const start: Strings["start"] = {
  // A line may end where the unseen space is, and nowhere else.
  headline: "話してみて\u200bください。",
  lede: "Sotto は聞いたことを、このタブの中で書き留めます。声もファイルも、このデバイスの外には出ません。",
  firstModel: (model, languages) =>
    `${model}は${number(languages)}言語を文字にします。ボタンを押すか、録音やファイルを始めるまで何もダウンロードしません。`,
  onlyEnglish: (model, bytes) => `英語です：${model}、${size(bytes)}`,
  open: "音声・動画を開く",
  soundFiles: "音声と動画",
  sample: "11秒のサンプルを試す",
  dropHint: "ページのどこかにファイルをドロップするか、貼り付けてもかまいません。",
  onThisDevice: "このデバイス上",
  finishText: "テキストを仕上げる",
  fileCutOff: (name) => `ページが閉じられたとき、「${name}」が途切れました。`,
  filesCutOff: (n) => plural(n, { other: "ページが閉じられたとき、#個のファイルが途切れました。" }),
  earlier: "これまで",
  kept: "削除するまでこのデバイスに保持されます。",
  all: (n) => `すべて（${formats.number(n)}件）`,
  facts: {
    noModelYet: "モデルを読み込み中",
    notLoaded: (model) => `${model} は読み込まれていません`,
    noModel: "モデルなし",
    recordNow: "今すぐ録音できます。テキストは後から出ます。",
    about: (languages, bytes) => `${languages}、${size(bytes)}。`,
    otherLanguages: (bytes) => `ほかの言語、${size(bytes)}`,
    device: "このデバイス",
    notInUse: "未使用",
    notMeasured: "ファイルの最初の30秒で測定",
    computes: (engine, adapter) => `${engine}、${adapter}`,
    computesAt: (engine, adapter, timesRealtime) => `${engine}、${adapter}、実測で${speed(timesRealtime)}`,
    sent: "送信した音声",
    nothingSent: "なし。サーバーはありません。",
    sentTo: (host) => `ファイルの話の内容を ${host} に送信。`,
  },
};
