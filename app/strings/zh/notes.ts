import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

/** What there is to say about a transcript, a sentence and an action each. */
export const notes: Strings["notes"] = {
  dismiss: "关闭",
  cutOff: (seconds) => `录音在 ${clock(seconds)} 处意外中断，已录内容都在这里。`,
  cutOffInPart: (seconds) => `录音在 ${clock(seconds)} 处中断。已保存的部分在这里。`,
  notKept: (times) => `录音程序停止后已由另一个接替。${times} 的声音缺失。`,
  noRoomFrom: (seconds) => `这台设备空间不足：${clock(seconds)} 之后的声音没有保存。`,
  cardIsBack: (seconds) => `显卡中断后已恢复。没有丢失任何内容，文字从 ${clock(seconds)} 处继续。`,
  processorTookOver: (seconds) => `显卡中断，已改由处理器接手。没有丢失任何内容，文字从 ${clock(seconds)} 处继续。`,
  serverLost: (seconds) => `无法连接服务器：从 ${clock(seconds)} 起，文字由这台设备上的模型写成。`,
  fewerAtOnce: (windows) =>
    windows === 1
      ? "内存不足以同时处理多个片段，正在逐个转写。"
      : `内存只够同时处理 ${windows} 个片段，因此需要更长时间。`,
  processorFindsSpeakers: "显卡中断，处理器继续查找说话人。没有丢失任何内容。",
  engineReplaced: (seconds) => `引擎停止，已由另一个接手。没有丢失任何内容，文字从 ${clock(seconds)} 处继续。`,
  wasOne: (name, other) => `${name} 就是 ${other}。`,
  undoMerge: "撤销",
  unheard: (message) => `不再区分说话人：“${message}”。文字仍在继续。`,
  textStopped: (message) => `文字已停止：“${message}”。声音仍在保存。`,
  noRoom: "这台设备没有空间了：其余声音只保存在此标签页中。",
  endInTabOnly: "结尾部分的声音只在此标签页中。关闭标签页前请先保存。",
  tabOnly: "浏览器在此不保存文件（如无痕窗口）：录音只存在于此标签页中。",
  unplugged: (seconds) => `声音在 ${clock(seconds)} 处结束：麦克风已拔出，或标签页已停止共享。`,
  microphoneGone: "麦克风已断开，标签页仍在录制。",
  tabGone: "标签页已停止共享，麦克风仍在录制。",
  chooseAgain: "重新选择文件",
  fileNeededNoText: "还没有文本。Sotto 需要再次读取该文件。",
  fileNeeded: (seconds) => `已停在 ${clock(seconds)}，文字已保留。要继续，Sotto 需要再次读取该文件。`,
  otherFile: (name) => `“${name}”是另一个文件。请选择开始这份文字时所用的文件。`,
  textNoRoom: "这台设备没有空间了：新的文字只保存在此标签页中。请复制或导出文字，或删除一个模型。",
  textTabOnly: "此浏览器在这里不保存任何内容，例如隐私窗口：文字只存在于此标签页中。",
  until: "至",
  couldNotBeRead: (times) => `${times} 无法读取。`,
  trackHeard: (track, count) => `这是第 ${track} 条音轨，共 ${count} 条。`,
  hearTrack: (track) => `听第 ${track} 条音轨`,
  soundsLike: (language) => `听起来像是${language}。`,
  notEnglish: "听起来不像英语。",
  transcribeWith: (model) => `用 ${model} 转写`,
  fetchToTranscribe: (model, bytes) => `用 ${model} 转写，${size(bytes)}`,
  itIsEnglish: "就是英语",
  givenText: (name) => `“${name}”中有一份文字，可以取代这里的文字，后者会成为一个版本。`,
  attach: "取代这里的文字",
  openApart: "单独打开",
  keepCopy: (bytes) => `要保留声音的副本，以便下次访问时收听吗？${size(bytes)}`,
  keepSound: "保留副本",
  leaveSound: "不保留",
  copyNoRoom: (bytes) => `这里没有空间保留声音的副本（${size(bytes)}）。文字已保留。`,
};
