import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

/** What there is to say about a transcript, a sentence and an action each. */
export const notes: Strings["notes"] = {
  dismiss: "閉じる",
  cutOff: (seconds) => `録音が ${clock(seconds)} で途切れました。そこまではすべて残っています。`,
  cutOffInPart: (seconds) => `録音は${clock(seconds)}で途切れました。保存できた分はここにあります。`,
  notKept: (times) => `録音の処理が停止し、再開しました。${times} の音声は欠けています。`,
  noRoomFrom: (seconds) => `このデバイスに空きがなく、${clock(seconds)} 以降の音声は保存されませんでした。`,
  cardIsBack: (seconds) =>
    `グラフィックカードが停止し、復帰しました。失われたものはなく、テキストは ${clock(seconds)} から再開しました。`,
  processorTookOver: (seconds) =>
    `グラフィックカードが停止し、プロセッサーが引き継ぎました。失われたものはなく、テキストは ${clock(seconds)} から再開しました。`,
  serverLost: (seconds) => `サーバーに接続できず、${clock(seconds)} 以降はこのデバイスのモデルのテキストです。`,
  fewerAtOnce: (windows) =>
    windows === 1
      ? "複数の区間を同時に処理するメモリーがないため、1 つずつ文字起こしします。"
      : `メモリーの都合で同時に処理できるのは ${windows} 区間までのため、時間が長くかかります。`,
  processorFindsSpeakers:
    "グラフィックカードが停止したため、プロセッサーが話者を探し続けています。失われたものはありません。",
  engineReplaced: (seconds) =>
    `エンジンが停止し、別のエンジンが引き継ぎました。失われたものはなく、テキストは ${clock(seconds)} から再開しました。`,
  wasOne: (name, other) => `${name} は ${other} でした。`,
  undoMerge: "元に戻す",
  unheard: (message) => `話者の区別を終えました：「${message}」。テキストは続きます。`,
  textStopped: (message) => `テキストが止まりました：「${message}」。音声の保存は続いています。`,
  noRoom: "このデバイスに空きがありません。残りの音声はこのタブにだけ保持されます。",
  endInTabOnly: "音声の終わりはこのタブにしかありません。タブを閉じる前に保存してください。",
  tabOnly: "プライベートウィンドウなどのため、ブラウザーにファイルが保存されません。録音はこのタブにだけあります。",
  unplugged: (seconds) => `音声は ${clock(seconds)} で終わりました。マイクが外されたか、タブの共有が終了しました。`,
  microphoneGone: "マイクが外れました。タブの録音は続いています。",
  tabGone: "タブの共有が終了しました。マイクの録音は続いています。",
  chooseAgain: "ファイルをもう一度選ぶ",
  fileNeededNoText: "まだテキストはありません。ファイルがもう一度必要です。",
  fileNeeded: (seconds) =>
    `${clock(seconds)} で停止しました。テキストは保持されています。続けるには、ファイルがもう一度必要です。`,
  otherFile: (name) => `「${name}」は別のファイルです。このテキストを始めたときのファイルを選んでください。`,
  textNoRoom:
    "このデバイスに空きがありません。新しいテキストはこのタブにだけ保持されます。コピーか書き出しをするか、モデルを削除してください。",
  textTabOnly:
    "プライベートウィンドウのように、このブラウザーはここに何も保存しません。テキストはこのタブにだけあります。",
  until: "から",
  couldNotBeRead: (times) => `${times}は読み取れませんでした。`,
  trackHeard: (track, count) => `音声トラック${count}本のうち${track}番目です。`,
  hearTrack: (track) => `トラック${track}を聞く`,
  soundsLike: (language) => `${language}のように聞こえます。`,
  notEnglish: "英語ではないように聞こえます。",
  transcribeWith: (model) => `${model} で文字起こし`,
  fetchToTranscribe: (model, bytes) => `${model} で文字起こし（${size(bytes)}）`,
  itIsEnglish: "英語です",
  givenText: (name) =>
    `「${name}」にはテキストがあります。今のテキストと置き換えられます（今のものは版として残ります）。`,
  attach: "このテキストと置き換える",
  openApart: "別に開く",
  keepCopy: (bytes) => `次回も聞けるように音声のコピーを残しますか。${size(bytes)}`,
  keepSound: "コピーを残す",
  leaveSound: "残さない",
  copyNoRoom: (bytes) => `音声のコピー（${size(bytes)}）を残す空きがありません。テキストは保存されています。`,
};
