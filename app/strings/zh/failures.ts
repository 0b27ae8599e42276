import { clock } from "../formats";
import type { Strings } from "../strings";

/** One sentence for each failure; `model` and `file` are names, undefined where none is known. */
export const failures: Strings["failures"] = {
  deviceUnavailable: "这里没有 Sotto 能用的显卡。",
  deviceLost: "显卡中断了。没有丢失任何内容，已有文字都在。",
  outOfMemory: (model) => `${before(model, "此模型")}需要的内存超出了这台设备所能提供的。`,
  engineLost: "引擎已停止。",
  engineLostInFile: "引擎已停止。已有文字都在。",
  modelCorrupt: (model) => `收到的${between(model, "模型")}副本已损坏。`,
  modelUnknown: (model) => `${before(model, "此文件")}不是 Sotto 能读取的 Whisper 模型。`,
  downloadFailed: (model) => `未能下载${model === undefined ? "模型" : ` ${model}`}。`,
  offline: (model) => `当前离线，${before(model, "模型")}还没有下载到这里。`,
  staysInUse: (model) => `在此之前继续使用 ${model}。`,
  audioUnreadable: (file) => `${file === undefined ? "此文件" : `“${file}”`}中没有这个浏览器能读取的声音。`,
  noSound: (file) => `“${file}”中没有声音。`,
  soundEncrypted: (file) => `“${file}”的声音已加密，Sotto 无法读取。`,
  soundCodec: (file, codec) => `“${file}”的声音是 ${codec} 格式，Sotto 无法读取。`,
  soundDamaged: (file, codec) => `“${file}”的声音（${codec}）损坏严重，无法读取。`,
  fileDamaged: (file, format) => `“${file}”看起来是 ${format}，但损坏严重，无法读取。`,
  zipDamaged: (file) => `“${file}”是损坏严重的 ZIP，无法读取。`,
  zipTooLarge: (file) => `“${file}”中的内容超出 Sotto 从 ZIP 中取出的限度。请先解压。`,
  zipLocked: (file) => `“${file}”有密码保护。请先解压。`,
  zipEmpty: (file) => `“${file}”中没有音频或视频。`,
  soundEnds: (file, seconds) => `“${file}”在 ${clock(seconds)} 之后无法读取，已有文字都在。`,
  fileGone: (file) => `${file === undefined ? "该文件" : `“${file}”`}已更改，或已不在原处。`,
  decoderHung: (file) => `读取“${file}”时停滞，已结束。已有文字都在。`,
  busy: "另一个标签页正在写这份文字。",
  internal: (message) => `Sotto 内部出错：“${message}”。文字已保留。`,
  actions: {
    chooseFile: "选择其他文件",
    chooseAgain: "重新选择",
    tryAgain: "重试",
    goOn: "继续",
    useProcessor: "改用处理器",
    useSmallest: "改用 tiny.en",
    loadAgain: "重新加载",
    askAgain: "再次请求",
    showHow: "查看如何允许",
    openAlone: "单独打开 Sotto",
    lookAgain: "重新查找",
    copyDetails: "复制详情",
  },
};

/** A name, parted by a space from the Chinese behind it. */
function before(name: string | undefined, otherwise: string): string {
  return name === undefined ? otherwise : `${name} `;
}

function between(name: string | undefined, otherwise: string): string {
  return name === undefined ? otherwise : ` ${name} `;
}
