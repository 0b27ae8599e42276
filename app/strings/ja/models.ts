import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, plural, span, speed } = formats;
const { byteRate: rate, size, sizePart: part } = formats;

/** The view Models, and what other places say of models. `model`, `other` and `host` are names. */
export const models: Strings["models"] = {
  title: "モデル",
  lede: "モデルは一度ダウンロードすれば、ネットワークなしで動きます。大きいモデルほど誤りが少なく、時間がかかります。",
  list: "モデル",
  size,
  sizeUnknown: "サイズは未確認",
  about: (languages, bytes) => `${languages}、${size(bytes)}。`,
  columns: { size: "サイズ", model: "モデル", takes: "音声1時間の所要時間", here: "このデバイス上" },
  shelf: {
    models: (bytes) => `モデル ${size(bytes)}`,
    others: (bytes) => `ページ、文字起こしと音声 ${size(bytes)}`,
    free: (bytes) => `空き ${size(bytes)}`,
    label: (modelBytes, otherBytes, free) =>
      `モデル ${size(modelBytes)}、文字起こしと音声 ${size(otherBytes)}、空き ${size(free)}`,
    kept: "オフラインで使えます。ブラウザーがこれらを消すことはありません。",
    mayClear: "オフラインで使えますが、空きが少なくなるとブラウザーがこれらを消すことがあります。",
    declined: "オフラインで使えます。ブラウザーが保持に同意しなかったため、空きが少なくなると消されることがあります。",
    incomplete: (model) => `あと一度ネットワークが必要です。${model} がそろっていません。`,
    memory: "プライベートウィンドウなどのため、ブラウザーに保存されません。モデルはこのタブを閉じると消えます。",
    keep: "保持する",
  },
  advice: {
    measured: (model, times, timesRealtime) =>
      `このデバイス向き：${model}。ここで話す速さの${number(times)}倍以上で処理できるモデルのうち、最も誤りが少なく、実測は${speed(timesRealtime)}です。`,
    estimated: (model, times, timesRealtime) =>
      `このデバイス向き：${model}。ここで話す速さの${number(times)}倍以上で処理できるモデルのうち、最も誤りが少なく、約${speed(timesRealtime)}と見込まれます。`,
    notYet: (seconds) =>
      `ここで最初の${span(seconds)}の音声を文字起こしすると、このデバイスでの速度とおすすめが出ます。`,
    mark: "このデバイスにおすすめ。",
  },
  speed: {
    measured: (seconds) => span(seconds),
    estimated: (seconds) => `約${coarseSpan(seconds)}`,
    timesRealtime: (times) => speed(times),
    estimate: "推定",
    unknown: "未測定",
    none: "—",
    doesNotFit: "メモリー不足",
  },
  purposes: {
    tiny: "手早いメモや字幕に。",
    base: "日常の会話、明瞭なマイクに。",
    small: "インタビュー、訛り、人名に。はっきり良くなります。",
    medium: "turbo より遅く、精度が上回ることもまれです。翻訳用に残しています。",
    "large-v3-turbo": "まだ速いモデルの中で最も正確。",
    "large-v2": "large-v3 より前の最大のモデル。",
    "large-v3": "最大のモデル。",
    "distil-small": "層を減らした small。速く、英語向け。",
    "distil-medium": "層を減らした medium。速く、英語向け。",
    "distil-large-v3": "層を減らした large-v3。より高速。",
  },
  ofYours: "持ち込みのモデル。",
  comesWithSotto: "Sotto に付属。",
  englishOnly: "英語専用で、英語には少し強い。",
  formats: {
    more: (n) => plural(n, { other: "ほか#形式" }),
    moreOf: (model, n) => plural(n, { other: `${model} のほか#形式` }),
    bits: (bits, format) => plural(bits, { other: `#ビット数値（${format}）。` }),
  },
  inUse: "使用中",
  use: "使う",
  chooseModel: (model) => `${model} を使う`,
  download: "ダウンロード",
  downloadModel: (model) => `${model} をダウンロード`,
  downloadOf: (model, bytes) => `${model} をダウンロード、${size(bytes)}`,
  pause: "一時停止",
  pauseModel: (model) => `${model} を一時停止`,
  cancel: "キャンセル",
  cancelModel: (model) => `${model} をキャンセル`,
  resume: "再開",
  resumeModel: (model) => `${model} を再開`,
  again: "再ダウンロード",
  openModel: (model) => `${model} のファイルを開く`,
  againModel: (model) => `${model} を再ダウンロード`,
  deleteModel: (model, bytes) => `${model} を削除、${size(bytes)} を解放`,
  fetches: (bytes, host) => `${host} から ${size(bytes)} を取得します。`,
  fetchesUnknown: (host) => `${host} から取得します。サイズは未確認です。`,
  fetchesHere: (bytes) => `このページのホストから ${size(bytes)} を取得します。`,
  lacks: {
    buffer: (needs, offers) =>
      `ひと続きのグラフィックメモリーが ${size(needs)} 必要ですが、このカードで使えるのは ${size(offers)} までです。`,
    memory: (needs, offers) =>
      `約 ${size(needs)} のメモリーが必要ですが、プロセッサーでページが使えるのは ${size(offers)} までです。`,
  },
  needsMemory: (bytes) => `約 ${size(bytes)} のメモリーが必要で、このデバイスでは足りなくなりました。`,
  ranOut: "このデバイスではメモリーが足りなくなりました。",
  progress: {
    label: (model) => `${model} をダウンロード中`,
    checkingLabel: (model) => `${model} を検証中`,
    loaded: (loaded, total) => `${part(loaded, total)} / ${size(total)}`,
    soFar: (loaded) => `${size(loaded)} まで取得`,
    atRate: (loaded, total, bytesPerSecond) => `${part(loaded, total)} / ${size(total)}、${rate(bytesPerSecond)}`,
    left: (loaded, total, bytesPerSecond, secondsLeft) =>
      `${part(loaded, total)} / ${size(total)}、${rate(bytesPerSecond)}、残り${coarseSpan(secondsLeft)}`,
    elsewhere: (loaded, total) => `別のタブでダウンロード中：${part(loaded, total)} / ${size(total)}`,
    retry: (loaded, seconds) => `${size(loaded)} で接続が切れました。${span(seconds)}後に再試行します。`,
    paused: (loaded) => `${size(loaded)} で一時停止中。続きから再開できます。`,
    checking: "検証中",
    healing: "データが壊れていたため、取得し直しています。",
  },
  failures: {
    downloadFailed: (loaded, total) => `ダウンロードが ${size(total)} 中 ${size(loaded)} で止まりました。`,
    downloadFailedAt: (loaded) => `ダウンロードが ${size(loaded)} で止まりました。`,
    offline: (loaded) =>
      `オフラインです。このデバイスにあるものは引き続き使えます。ダウンロードは ${size(loaded)} で待機しています。`,
    storageFull: (model, needs, has) =>
      `${model} には ${size(needs)} 必要ですが、このブラウザーで Sotto が使える空きは ${size(has)} です。`,
    storageFullUnknown: (model) => `このブラウザーには ${model} を置く空きがありません。`,
    corrupt: (model) => `届いた ${model} は壊れていたため、使われません。`,
    corruptFile: (model) => `保存されている ${model} は壊れています。元のファイルを開くと元に戻せます。`,
    unknown: (name) => `「${name}」は Sotto が読める Whisper モデルではありません。`,
    internal: (message) => `Sotto の内部でエラーが起きました：「${message}」。`,
    freeSpace: "空きを増やす",
    chooseFile: "別のファイルを選ぶ",
    copyDetails: "詳細をコピー",
    copied: "コピーしました",
    remove: "取り除く",
    removeModel: (model) => `${model} を取り除く`,
    dismiss: "閉じる",
  },
  space: {
    missing: (bytes) => `${size(bytes)} 足りません。削除できるもの：`,
    candidates: "削除できるもの：",
    nothing:
      "ほかに削除できるモデルはありません。録音も容量を使います。録音は表示されている場所で1件ずつ削除できます。",
  },
  cleared: (models) =>
    `ブラウザーが、ここに保存されていたモデルを消去しました：${models}。下からもう一度追加できます。`,
  own: {
    title: "持ち込みのモデル",
    margin: "持ち込み",
    about: "whisper.cpp 形式（.bin）の Whisper ファインチューニングモデル。このページのどこにでもドロップできます。",
    open: "モデルファイルを開く",
    reading: (name) => `「${name}」を読み込み中`,
    url: "または URL",
    urlHint: "「ダウンロード」を押すまで、そのホストには何も要求しません。",
    add: "追加",
    drop: "ドロップしてモデルを追加。",
    dropHint: "このブラウザーにコピーされ、このデバイスの外には出ません。",
  },
  offer: {
    onlyKnows: (model, languages) => `${model} が対応するのは${languages}だけです。`,
    doesNotKnow: (model) => `${model} はこの言語に対応していません。`,
    dismiss: "閉じる",
  },
  toast: {
    deleted: (model) => `「${model}」を削除しました。`,
    deletedInUse: (model, other) => `「${model}」を削除しました。現在は ${other} を使用しています。`,
    elsewhere: (model, other) => `「${model}」はこのデバイスにもうありません。現在は ${other} を使用しています。`,
    undo: "元に戻す",
  },
  announced: {
    stored: (model) => `${model} をこのデバイスに保存しました`,
    paused: (model) => `${model} を一時停止しました`,
    downloading: (model) => `${model} をダウンロード中`,
    failed: (model, sentence) => `${model}：${sentence}`,
  },
  popover: { title: "ダウンロード", show: "モデルを表示" },
  facts: {
    worksOffline: "オフラインで使えます",
    stored: (bytes) => `アプリとモデルを保存済み、${size(bytes)}`,
  },
};
