import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, size } = formats;

/** How the next file is transcribed. `model` is a name. */
export const options: Strings["options"] = {
  title: "选项",
  changed: (n) => `已更改 ${number(n)} 项`,
  about: "用于此后打开的文件。保存在这个浏览器中。",
  onlyEnglish: (model) => `${model} 只懂英语。`,
  takeModel: (model, bytes) => `改用 ${model}，${size(bytes)}`,
  translate: "译成英语",
  translateHint: "无论说的是什么语言，文字都是英语。",
  wordTimes: "逐词时间",
  wordTimesHint: "每个词说出的时间，用于 JSON、SRT 和 VTT。",
  skipSilence: "跳过静默",
  skipSilenceHint: "没有人声的片段不转写，也就不会凭空生成文字。",
  followLanguage: "语言可能变化",
  followLanguageHint: "每次停顿后重新检测语言，除非已选定一种。用时更长。",
  tellSpeakers: "区分说话人",
  tellSpeakersHint: "文本写完后查找是谁在说话。首次使用时会获取两个小模型。",
  fastest: "最快",
  fastestHint: "适合长文件：跳过静默，并同时转写多个片段，准确度略有下降。",
  drafts: "由较小的模型起草",
  draftsHint: "它先写出文件的草稿，所选模型只需核对：文字相同，划算时更快。",
  draftsAuto: "更快时使用",
  draftsNone: "关闭",
  noDrafter: (model) => `没有已保存的、与 ${model} 词表相同的较小模型。`,
  draftsFastest: "“最快”不使用草稿。",
  hotwords: "可能出现的人名和词语",
  hotwordsHint: "文字稿按这里的写法书写。",
  prompt: "前文或文风",
  promptHint: "录音之前的文字，或一段符合所需写法的文字。",
  reset: "恢复初始设置",
  room: (hint, taken, most) => `${hint}${number(taken)} / ${number(most)} 个字符。`,
};
