import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, speed } = formats;

/** The first page. */
export const start: Strings["start"] = {
  headline: "说点什么吧。",
  lede: "Sotto 就在这个标签页里写下听到的话。你的声音和文件不会离开这台设备。",
  firstModel: (model, languages) =>
    `${model} 可转写 ${number(languages)} 种语言；在点击按钮、开始录音或打开文件之前不会下载任何内容。`,
  onlyEnglish: (model, bytes) => `是英语：${model}，${size(bytes)}`,
  open: "打开音频或视频",
  soundFiles: "音频和视频",
  sample: "试试 11 秒的样例",
  dropHint: "也可以把文件拖到此页面任意位置，或直接粘贴。",
  onThisDevice: "在这台设备上",
  finishText: "补全文字",
  fileCutOff: (name) => `页面关闭时，“${name}”中断了。`,
  filesCutOff: (n) => plural(n, { other: "页面关闭时，有 # 个文件中断了。" }),
  earlier: "之前的内容",
  kept: "保存在这台设备上，直到你删除。",
  all: (n) => `全部 ${formats.number(n)} 个`,
  facts: {
    noModelYet: "正在加载模型",
    notLoaded: (model) => `${model} 未加载`,
    noModel: "没有模型",
    recordNow: "现在就可以开始录音，文字稍后出现。",
    about: (languages, bytes) => `${languages}，${size(bytes)}。`,
    otherLanguages: (bytes) => `其他语言，${size(bytes)}`,
    device: "这台设备",
    notInUse: "未使用",
    notMeasured: "处理文件的前 30 秒时测速",
    computes: (engine, adapter) => `${engine}，${adapter}`,
    computesAt: (engine, adapter, timesRealtime) => `${engine}，${adapter}，实测 ${speed(timesRealtime)}`,
    sent: "发送的音频",
    nothingSent: "无。没有服务器。",
    sentTo: (host) => `文件中所说的话，发往 ${host}。`,
  },
};
