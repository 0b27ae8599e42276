import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The panel that saves a text as a file; `format` is a name such as "SRT". */
export const exporting: Strings["exporting"] = {
  title: "書き出し",
  format: "形式",
  begins: "ファイルの冒頭：",
  saveAs: (format) => `${format} で保存`,
  savedAs: (format) => `${format} で保存しました`,
  subtitles: "字幕",
  wordsPerSubtitle: "字幕ごとの語数",
  asSpoken: "話したとおり",
  words: (n) => plural(n, { other: "#語" }),
  underline: "話している語に下線を引く",
  carries: "本文以外に入れるもの",
  parts: { title: "タイトル", date: "日付", length: "長さ", speakers: "話者" },
  soundBeside: (name) => `「${name}」と同じ場所に置くと、その音声を再生します。`,
  ofSpeakers: {
    rttm: "だれがいつ話すかだけで、言葉は含みません。",
    diarized_json: "各区間に話者を付けた、OpenAI の diarized_json の形です。",
  },
};
