import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { percent, plural, span, speed, spokenTime } = formats;

/** One transcript: title, facts, tools, text. */
export const transcript: Strings["transcript"] = {
  label: "文字稿",
  found: (language, probability) => `${language}，检测把握 ${percent(probability, 1)}`,
  translated: "已译成英语",
  waitingFor: (model, loaded, bytes) => `等待 ${model}，${percent(loaded, bytes)}`,
  doneIn: (spent) => `已完成，用时 ${span(spent)}`,
  doneInAt: (spent, timesRealtime) => `已完成，用时 ${span(spent)}，${speed(timesRealtime)}`,
  allFiles: "所有文件",
  tabOnly: "仅在此标签页中",
  keepingResumes: "此刻未在保存",
  savedAsYouSpeak: "边说边存到这台设备",
  kept: "已保存在这台设备上",
  textKept: "文字已保存在这台设备上，声音未保留",
  attachSound: "选择它的声音",
  voices: (n) => plural(n, { other: "# 位说话人" }),
  saveSound: "保存声音",
  delete: "删除",
  silence: (seconds) => `静默，${clock(seconds)}`,
  skipped: (seconds) => `已跳过没有人声的 ${span(seconds)}`,
  hearSkipped: "仍要转写",
  playFrom: (seconds) => `从 ${spokenTime(seconds)}处播放`,
  jumpToLive: "跳到实时位置",
  jumpToNewest: "跳到最新文字",
  jumpToLiveLines: (lines) => plural(lines, { other: "跳到实时位置，# 行新文字" }),
  jumpToNewestLines: (lines) => plural(lines, { other: "跳到最新文字，# 行新文字" }),
};
