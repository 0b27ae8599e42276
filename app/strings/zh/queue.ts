import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, plural, span } = formats;

/** Files that are written down one after another. */
export const queue: Strings["queue"] = {
  stages: { reading: "正在读取", listening: "正在聆听", writing: "正在书写" },
  paused: (done, files) => `已暂停，共 ${number(files)} 个，已完成 ${number(done)} 个`,
  waiting: (files) => plural(files, { other: "# 个文件在等待" }),
  audio: (seconds) => `音频 ${span(seconds)}`,
  about: (seconds) => `大约剩余 ${coarseSpan(seconds)}`,
  unpacking: (done, files) =>
    files === undefined ? "正在解压" : `正在解压，已取出 ${number(done)} 个，共 ${number(files)} 个文件`,
  pauseAll: "全部暂停",
  goOnAll: "继续",
  removeDone: "移除已完成的",
  later: "稍后",
  tryAgain: "重试",
  chooseAll: "重新选择文件",
  move: (name) => `移动 ${name}`,
  moveKeys: "拖动，或按方向键",
  moved: (name, at, files) => `${name} 现在是第 ${number(at)} 个，共 ${number(files)} 个`,
  moveUp: "上移",
  moveDown: "下移",
  more: (name) => `${name} 的更多操作`,
  exportAll: "全部导出为…",
  exportTitle: "全部导出",
  texts: (n) => plural(n, { other: "# 份已完成的文字稿" }),
  saveZip: "存为 ZIP",
  saveFolder: "存到文件夹",
  savedZip: (files) => plural(files, { other: "已将 # 个文件存入 ZIP" }),
  savedFolder: (files) => plural(files, { other: "已将 # 个文件存入文件夹" }),
  notSaved: "有些内容无法保存。请选择其他位置。",
  added: (name) => `“${name}”已加入队列。`,
  addedSeveral: (files) => plural(files, { other: "# 个文件已加入队列。" }),
  refused: (files, name) => plural(files, { other: `# 个文件没有此浏览器能读取的声音：${name}。` }),
  moreNames: (n) => plural(n, { other: "另外 # 个" }),
  orderHint: "Alt 加方向键可移动等待中的文件。",
  show: "显示",
  doneTitle: (n) => plural(n, { other: "# 份文字稿已就绪" }),
};
