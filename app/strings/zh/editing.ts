import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, spokenTime } = formats;

/** What changes a text by hand. */
export const editing = {
  undo: "撤销",
  redo: "重做",
  edit: "编辑",
  find: "查找",
  speakers: "说话人",
  more: "更多",
  rename: "重命名",
  title: "标题",
  saved: "已保存",
  saving: "正在保存",
  notSaved: "未保存。",
  /** Why nothing is changed of what is being recorded, or written anew. */
  notYet: "此文本写完后即可更改。",
  elsewhere: "此文本正在另一个标签页中编辑。",
  notLoaded: "页面的一部分无法加载。文本完整无缺。",
  copyWithTimes: "连同时间复制",
  copyWithSpeakers: "连同时间和说话人复制",
  copyAsMarkdown: "复制为 Markdown",
  print: "打印",
  compare: "与原文比较",
  backToText: "回到文本",
  changed: (n: number) => plural(n, { other: "# 个段落与听写原文不同" }),
  /** Of a paragraph, for readers of the screen. */
  paragraphFrom: (seconds: number) => `段落起于 ${spokenTime(seconds)}`,
  speaker: (n: number) => `说话人 ${number(n)}`,
  nameOf: (n: number) => `说话人 ${number(n)} 的名字`,
  whoSays: (seconds: number) => `${clock(seconds)} 处的段落是谁的声音？`,
  /** After a correction: the same elsewhere. `name` is a word. */
  again: (n: number, name: string) => plural(n, { other: `还有 # 处“${name}”：` }),
  replaceAll: "全部替换",
  addTerm: (name: string) => `将“${name}”加入名称和术语`,
  added: (name: string) => `今后会优先识别“${name}”`,
  selectedWords: "选中的词",
  speakerOfWords: "说话人",
  paragraphMenu: (seconds) => `${clock(seconds)} 处的段落`,
  playHere: "从这里播放",
  splitHere: "在此拆分",
  splitWhere: "先转到新段落的第一个词，再拆分。",
  joinPrevious: "与上一段合并",
  changeSpeaker: "更换说话人",
  copyLink: "复制指向此时刻的链接",
  dismiss: "忽略",
} satisfies Strings["editing"];
