import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** What belongs to the page as a whole: its title, what is dropped on it, what is read aloud. */
export const page: Strings["page"] = {
  title: "Sotto：外に出ない音声文字起こし",
  drop: {
    head: "ドロップして文字起こし。",
    stays: (files) => plural(files, { other: "#個のファイル。このデバイスの外には出ません。" }),
    unreadable: "音声でも動画でもありません。",
    reads: "Sotto が読むのは録音、音楽、動画などの音です。",
  },
  broken: {
    title: "このページを開けませんでした",
    about: "内部でエラーが起きました。録音とテキストは残っています。",
    reload: "再読み込み",
  },
  leftOut: {
    nothing: "音声も動画も入っていません。",
    noSound: (files, names) =>
      plural(files, {
        other: `音声でも動画でもない#個のファイルを除きました：${names}`,
      }),
    noTranscript: (files, names) =>
      plural(files, {
        other: `文字起こし（SRT、VTT、Whisper の JSON）として読めないファイル#個：${names}`,
      }),
    tooMany: (files) => plural(files, { other: "一度に受け取れる数を#個超えています。残りは分けて共有してください。" }),
  },
  unreadable: {
    transcripts: (name) => `テキスト「${name}」を読み込めませんでした。`,
    recordings: (name) => `録音「${name}」を読み込めませんでした。`,
    models: (name) => `モデル「${name}」の保存データを読み込めませんでした。`,
    settings: (name) => `設定の記録「${name}」を読み込めませんでした。標準の設定を使います。`,
    exportRaw: "そのまま書き出す",
    remove: "削除",
  },
  deleted: (name) => `「${name}」を削除しました。`,
  renamed: (name) => `「${name}」に名前を変えました。`,
  soundDeleted: (name) => `「${name}」の音声を削除しました。`,
  deletedSeveral: (n) => plural(n, { other: "文字起こし#件を削除しました。" }),
  undo: "元に戻す",
  announced: {
    newText: "新しいテキスト",
    recording: "録音中",
    paused: "録音を一時停止しました",
    stopped: (seconds, words) => plural(words, { other: `${clock(seconds)} で停止、#語。テキストは残っています。` }),
    recordingStopped: (words) => plural(words, { other: "録音を停止しました、#語" }),
    done: (name, words) => `${name} が完了、${plural(words, { other: "#語" })}`,
  },
};
