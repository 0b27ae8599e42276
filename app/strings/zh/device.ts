import type { Strings } from "../strings";
import { formats } from "./formats";

const { size, speed } = formats;

/** The popover of the masthead. */
export const device: Strings["device"] = {
  title: "这台设备",
  model: "模型",
  modelFacts: (model, languages, bytes) => `${model}，${languages}，${size(bytes)}`,
  noModel: "尚无",
  device: "设备",
  notInUse: "未使用",
  notKnown: "尚不清楚",
  runsOn: "运行于",
  faster: "较快的一个",
  speed: "速度",
  notMeasured: "处理文件的前 30 秒时测速",
  measuredAt: (timesRealtime) => `实测 ${speed(timesRealtime)}`,
  sent: "发送的音频",
  nothingSent: "无。没有服务器。",
  privacy: "向网络请求了什么",
  keyboard: "键盘",
  asked: { webgpu: "按您的选择，由显卡计算。", cpu: "按您的选择，由处理器计算。" },
  noWebgpu: "由处理器计算：这个浏览器不提供显卡。",
  software: (adapter) => `由处理器计算：唯一的图形适配器也是在处理器上运行的软件（${adapter}）。`,
  failed: "显卡出错，改由处理器计算。",
};
