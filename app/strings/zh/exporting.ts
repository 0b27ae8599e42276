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
};
