import { clock } from "../formats";
import type { Strings } from "../strings";

/** One sentence for each failure; `model` and `file` are names, undefined where none is known. */
export const failures: Strings["failures"] = {
  deviceUnavailable: "Sotto が使えるグラフィックカードがありません。",
  deviceLost: "グラフィックカードが停止しました。失われたものはなく、ここまでのテキストは残っています。",
  outOfMemory: (model) => `${before(model, "このモデル")}に必要なメモリーを、このデバイスでは確保できませんでした。`,
  engineLost: "エンジンが停止しました。",
  engineLostInFile: "エンジンが停止しました。ここまでのテキストは残っています。",
  modelCorrupt: (model) => `届いた${model === undefined ? "モデル" : ` ${model} `}のデータが壊れています。`,
  modelUnknown: (model) => `${before(model, "このファイル")}は Sotto が読める Whisper モデルではありません。`,
  downloadFailed: (model) => `${before(model, "モデル")}を取得できませんでした。`,
  offline: (model) => `オフラインです。${before(model, "モデル")}はまだここにありません。`,
  staysInUse: (model) => `それまでは ${model} を使い続けます。`,
  audioUnreadable: (file) =>
    `${file === undefined ? "このファイル" : `「${file}」`}には、このブラウザーで読める音声がありません。`,
  noSound: (file) => `「${file}」には音声がありません。`,
  soundEncrypted: (file) => `「${file}」の音声は暗号化されているため、Sotto では読めません。`,
  soundCodec: (file, codec) => `「${file}」の音声は ${codec} 形式で、Sotto では読めません。`,
  soundDamaged: (file, codec) => `「${file}」の音声（${codec}）は破損がひどく、読めません。`,
  fileDamaged: (file, format) => `「${file}」は ${format} のようですが、破損がひどく、読めません。`,
  zipDamaged: (file) => `「${file}」は破損した ZIP で、読めません。`,
  zipTooLarge: (file) => `「${file}」の中身は、ZIP から取り出せる量を超えています。先に展開してください。`,
  zipLocked: (file) => `「${file}」はパスワードで保護されています。先に展開してください。`,
  zipEmpty: (file) => `「${file}」に音声や動画はありません。`,
  soundEnds: (file, seconds) =>
    `「${file}」は ${clock(seconds)} より先を読めませんでした。ここまでのテキストは残っています。`,
  fileGone: (file) => `${file === undefined ? "このファイル" : `「${file}」`}は変更されたか、元の場所にありません。`,
  decoderHung: (file) => `「${file}」の読み取りが進まなくなったため、終了しました。ここまでのテキストは残っています。`,
  busy: "別のタブがこのテキストを書いています。",
  internal: (message) => `Sotto の内部でエラーが起きました：「${message}」。テキストは残っています。`,
  actions: {
    chooseFile: "別のファイルを選ぶ",
    chooseAgain: "もう一度選ぶ",
    tryAgain: "再試行",
    goOn: "続ける",
    useProcessor: "プロセッサーを使う",
    useSmallest: "tiny.en を使う",
    loadAgain: "読み込み直す",
    askAgain: "もう一度求める",
    showHow: "許可の方法を表示",
    openAlone: "Sotto を単独で開く",
    lookAgain: "もう一度探す",
    copyDetails: "詳細をコピー",
  },
};

/** A name, parted by a space from the Japanese behind it. */
function before(name: string | undefined, otherwise: string): string {
  return name === undefined ? otherwise : `${name} `;
}
