import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { date, number, plural, span } = formats;

/** The list of files and recordings. */
export const library: Strings["library"] = {
  files: "文件",
  recordings: "录音",
  fileCount: (n) => plural(n, { other: "# 个文件" }),
  transcribing: (at, files) => `正在转写第 ${number(at)} 个，共 ${number(files)} 个`,
  done: (n) => plural(n, { other: "# 个已完成" }),
  waiting: (n) => plural(n, { other: "# 个等待中" }),
  stopped: (n) => plural(n, { other: "# 个已停止" }),
  failed: (n) => plural(n, { other: "# 个失败" }),
  open: "打开",
  actionOn: (action, name) => `${action}：${name}`,
  remove: (name) => `移除 ${name}`,
  delete: (name) => `删除 ${name}`,
  beingRecorded: (seconds) => `正在录音，${clock(seconds)}`,
  waitingForRecording: "等待录音结束",
  waitingLong: (seconds) => `等待中，时长 ${clock(seconds)}`,
  doneIn: (spent, seconds) => `已完成，用时 ${span(spent)}，时长 ${clock(seconds)}`,
  recorded: (seconds, startedAt) => `时长 ${clock(seconds)}，${date(startedAt)}`,
};
