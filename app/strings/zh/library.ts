import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, span } = formats;

/** The list of files and recordings. */
export const library: Strings["library"] = {
  files: "文件",
  transcribing: (at, files) => `正在转写第 ${number(at)} 个，共 ${number(files)} 个`,
  open: "打开",
  actionOn: (action, name) => `${action}：${name}`,
  remove: (name) => `移除 ${name}`,
  delete: (name) => `删除 ${name}`,
  beingRecorded: (seconds) => `正在录音，${clock(seconds)}`,
  waitingForRecording: "等待录音结束",
  waitingLong: (seconds) => `等待中，时长 ${clock(seconds)}`,
  doneIn: (spent, seconds) => `已完成，用时 ${span(spent)}，时长 ${clock(seconds)}`,
  search: (n) => plural(n, { other: "搜索 # 份文字稿" }),
  found: (words, texts, times) =>
    `“${words}”出现在 ${plural(texts, { other: "# 份文字稿" })}中，共 ${plural(times, { other: "# 次" })}`,
  foundNone: (words) => `没有文字稿提到“${words}”。`,
  stillReading: (read, all) => `已读取 ${number(read)} 份文字稿，共 ${number(all)} 份`,
  clearSearch: "清除搜索",
  importTexts: "导入字幕",
  textFiles: "字幕和 JSON",
  transcripts: "文字稿",
  moreHits: (n) => plural(n, { other: "还有 # 处" }),
  openAt: (time) => `从 ${time} 打开`,
  today: "今天",
  thisWeek: "本周",
  audioKept: (bytes) => `保留音频 ${size(bytes)}`,
  textOnly: "仅文字",
  stoppedSoFar: (seconds, totalSeconds) =>
    totalSeconds
      ? `停在 ${clock(seconds)}，总长 ${clock(totalSeconds)}。此前的文字已保留。`
      : `停在 ${clock(seconds)}。此前的文字已保留。`,
  continueFrom: (seconds) => `从 ${clock(seconds)} 继续`,
  more: (name) => `${name} 的更多操作`,
  title: "标题",
  rename: "重命名",
  export: "导出",
  copyText: "复制文字",
  deleteSound: (bytes) => `仅删除音频（释放 ${size(bytes)}）`,
  deleteAll: "删除",
  select: (name) => `选择 ${name}`,
  selected: (n) => plural(n, { other: "已选择 # 项" }),
  selection: "选择",
  clearSelection: "取消选择",
  inAll: (n, bytes) => {
    const texts = plural(n, { other: "# 份文字稿" });
    return bytes > 0 ? `这台设备上有 ${texts}和 ${size(bytes)} 音频。` : `这台设备上有 ${texts}。`;
  },
};
