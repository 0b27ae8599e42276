import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, number, plural } = formats;

export const captions: Strings["captions"] = {
  rules: "规则",
  preset: "预设",
  presets: { netflix: "Netflix", bbc: "BBC", youtube: "YouTube", "single-word": "逐词", mine: "自定义" },
  fields: {
    lineLength: "每行字符数",
    lines: "行数",
    words: "最多词数",
    shortest: "最短（秒）",
    longest: "最长（秒）",
    pace: "每秒字符数",
    gap: "间隔（秒）",
  },
  between: (least, most) => `${number(least)} 到 ${number(most)}`,
  checked: (all, broken) =>
    broken === 0
      ? plural(all, { other: "# 条字幕，全部符合规则" })
      : `${plural(all, { other: "# 条字幕" })}，${plural(broken, { other: "# 条违反规则" })}`,
  view: "视图",
  text: "文字",
  captions: "字幕",
  count: (n) => plural(n, { other: "# 条字幕" }),
  toCheck: (n) => `${number(n)} 条待检查`,

  warnings: {
    fast: (n) => `每秒 ${number(n)} 个字符`,
    wide: (n) => plural(n, { other: "# 个字符" }),
    lines: (n) => plural(n, { other: "# 行" }),
    seconds: (n) => delay(n),
    overlaps: "重叠",
  },
  howMany: {
    "too-fast": (n) => `${number(n)} 条过快`,
    "too-wide": (n) => `${number(n)} 条行过长`,
    "too-many-lines": (n) => `${number(n)} 条行数过多`,
    "too-short": (n) => `${number(n)} 条过短`,
    "too-long": (n) => `${number(n)} 条过长`,
    overlaps: (n) => `${number(n)} 条重叠`,
  },
  allKept: "没有违反规则。",
  textAt: (time) => `${time} 的字幕文字`,
  byHand: "手动修改过",
  layOutAgain: "重新排版",
  onSound: "声音上的字幕",
  startOf: (n) => `第 ${number(n)} 条字幕的开始`,
  endOf: (n) => `第 ${number(n)} 条字幕的结束`,
  nearer: "放大声音",
  farther: "缩小声音",
  wordTimes: {
    estimated: "这里的逐词时间是估计的。",
    find: "从声音中查找",
    finding: (at, of) =>
      of === undefined ? `正在查找词，位于 ${clock(at)}` : `正在查找词，${clock(at)} / ${clock(of)}`,
    waiting: "其他工作结束后开始查找词。",
    models: "选择模型",
    stop: "停止",
    noSound: "声音尚未打开。请在页面底部打开。",
    noModel: "没有加载认识这种语言的模型。",
    running: "正在进行其他工作。请稍后再试。",
    elsewhere: "另一个标签页正在编辑这段文字。",
  },
  keys: "Enter 编辑文字。[ 和 ] 把开始和结束设为播放位置，Shift+[ 同时移动后面的字幕。Alt+← 和 Alt+→ 把开始移动 0.1 秒，加 Shift 移动结束。",
  typing: "编辑时，Ctrl+Enter 在光标处分开，在开头按 Backspace 与上一条合并。",
};
