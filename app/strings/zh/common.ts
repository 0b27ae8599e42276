import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, percent, plural } = formats;

/** What several places of the page say. */
export const common: Strings["common"] = {
  close: "关闭",
  goOn: "继续",
  copy: "复制",
  copied: "已复制",
  copiedWords: (words) => plural(words, { other: "已复制 # 个词" }),
  copyBlocked: "浏览器阻止了复制",
  stopHere: "就此停止",
  stopping: "正在停止",
  waiting: "等待中",
  words: (n) => plural(n, { other: "# 个词" }),
  recordings: (n) => plural(n, { other: "# 段录音" }),
  loading: (model) => `正在加载 ${model}`,
  loadingShare: (model, loaded, bytes) => `正在加载 ${model}，${percent(loaded, bytes)}`,
  ready: (model) => `${model} 已就绪`,
  transcribing: (name) => `正在转写 ${name}`,
  doneOf: (seconds, totalSeconds) =>
    totalSeconds ? `${clock(seconds)} / ${clock(totalSeconds)}` : `已处理 ${clock(seconds)}`,
  timeLeft: (seconds) => `剩余 ${coarseSpan(seconds)}`,
  stoppedAt: (seconds) => `停在 ${clock(seconds)}，文字已保留。`,
  noTextYet: "还没有文本。",
  nothingSaid: "这段录音中没有发现人声。",
  recordingName: (startedAt) => `${formats.weekday(startedAt)} ${formats.timeOfDay(startedAt)} 的录音`,
  speakers: { me: "我", them: "对方" },
  languages: (n) => plural(n, { other: "# 种语言" }),
  devices: { graphicsCard: "显卡", processor: "处理器" },
};
