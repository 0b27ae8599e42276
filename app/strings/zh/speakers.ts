import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, percent, plural, size } = formats;

/** Who speaks: how it is found, and the voices that are remembered. */
export const speakers: Strings["speakers"] = {
  find: "查找说话人",
  findAgain: "重新查找说话人",
  count: "说话人数",
  auto: "听到几位算几位",
  /** Before anything is fetched for it. */
  firstUse: (bytes: number) => `两个小模型（${size(bytes)}）只从这里获取一次。不发送任何内容。`,
  waiting: "其他工作结束后开始查找说话人。",
  words: "正在查找每个词的时间",
  loading: (loaded: number, bytes: number) => `正在获取两个模型，${percent(loaded, bytes)}`,
  listening: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds === undefined
      ? `正在查找说话人，到 ${clock(seconds)}`
      : `正在查找说话人，${clock(seconds)} / ${clock(totalSeconds)}`,
  stop: "停止",
  noSound: "声音尚未打开。",
  found: (n: number) => plural(n, { other: "找到 # 位说话人。" }),
  nobody: "没有听到任何声音。",
  one: "那里没有听到第二个声音。",
  running: "此文本写完后即可查找说话人。",
  /** Of a part of a voice that is played; `n` from 1 on. */
  play: (n: number, name: string) => `${name} 的片段 ${number(n)}`,
  share: (name: string) => `${name} 的占比`,
  /** A voice that was heard before. */
  isIt: (name: string) => `是 ${name} 吗？`,
  yes: "是",
  no: "不是",
  more: (name: string) => `${name} 的更多操作`,
  mergeWith: (name: string) => `与${name}合并`,
  /** Said of what was just done. */
  merged: (from: string, to: string) => `“${from}”和“${to}”现在是同一个声音。`,
  parted: (name: string, other: string) => `“${name}”现在是两个声音，另一个是“${other}”。`,
  part: "这是两个人",
  forgetVoice: "忘记这个声音",
  /** Before the name of who speaks at the same time, for readers of the screen. */
  besides: "同时还有",
  /** What both networks are called where models are listed. */
  networks: "区分说话人的模型",
  memory: {
    name: "声音",
    remember: "记住我命名的声音，只在此设备上",
    rememberHint: "只保留声音的名字和以数字表示的音色，不保留录音；以后的录音中，Sotto 会询问是否又是这个人。",
    none: "没有记住任何声音。",
    heardIn: (n: number) => plural(n, { other: "在 # 段录音中听到" }),
    forget: "忘记",
    forgetName: (name: string) => `忘记 ${name}`,
    forgetAll: "忘记所有声音",
  },
};
