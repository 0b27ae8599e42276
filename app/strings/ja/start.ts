import type { Strings } from "../strings";
import { formats } from "./formats";

const { size, speed } = formats;

/** The first page. */
export const start: Strings["start"] = {
  headline: "話してみてください。",
  lede: "Sotto は聞いたことを、このタブの中で書き留めます。声もファイルも、このデバイスの外には出ません。",
  open: "音声・動画を開く",
  sample: "11秒のサンプルを試す",
  dropHint: "ページのどこかにファイルをドロップするか、貼り付けてもかまいません。",
  onThisDevice: "このデバイス上",
  finishText: "テキストを仕上げる",
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
    notMeasured: "最初のファイルで測定",
    computes: (engine, adapter) => `${engine}、${adapter}`,
    computesAt: (engine, adapter, timesRealtime) => `${engine}、${adapter}、実測で${speed(timesRealtime)}`,
    sent: "送信した音声",
    nothingSent: "なし。サーバーはありません。",
  },
};
