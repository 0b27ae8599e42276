import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The panel that saves a text as a file; `format` is a name such as "SRT". */
export const exporting: Strings["exporting"] = {
  title: "导出",
  format: "格式",
  begins: "文件开头：",
  saveAs: (format) => `保存为 ${format}`,
  savedAs: (format) => `已保存为 ${format}`,
  subtitles: "字幕",
  wordsPerSubtitle: "每条字幕的词数",
  asSpoken: "随语句",
  words: (n) => plural(n, { other: "# 个词" }),
  underline: "为正在说的词加下划线",
  carries: "文字之外的内容",
  parts: { title: "标题", date: "日期", length: "时长", speakers: "说话人" },
  soundBeside: (name) => `请与“${name}”放在一起，页面会播放它。`,
  ofSpeakers: {
    rttm: "谁在何时说话，不含文字。",
    diarized_json: "每一段及其说话人，采用 OpenAI 的 diarized_json 形式。",
  },
};
