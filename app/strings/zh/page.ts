import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** What belongs to the page as a whole: its title, what is dropped on it, what is read aloud. */
export const page: Strings["page"] = {
  title: "Sotto：不离开本机的语音转文字",
  drop: {
    head: "松开即可转写。",
    stays: (files) => plural(files, { other: "# 个文件，不会离开这台设备。" }),
    unreadable: "这些不是音频或视频。",
    reads: "Sotto 能读取声音：录音、音乐、影片。",
  },
  broken: {
    title: "此页面未能打开",
    about: "其中出了错。录音和文字都在。",
    reload: "重新加载",
  },
  leftOut: {
    nothing: "其中没有音频或视频。",
    noSound: (files, names) =>
      plural(files, {
        other: `有 # 个文件不是音频或视频，未加入：${names}。`,
      }),
    noTranscript: (files, names) =>
      plural(files, {
        other: `有 # 个文件无法读出文字稿（SRT、VTT 或 Whisper 的 JSON）：${names}。`,
      }),
    tooMany: (files) => plural(files, { other: "共享的文件超出 Sotto 一次可接收的数量 # 个。请单独共享它们。" }),
  },
  unreadable: {
    transcripts: (name) => `无法读取文字“${name}”。`,
    recordings: (name) => `无法读取录音“${name}”。`,
    models: (name) => `无法读取模型“${name}”的存储数据。`,
    settings: (name) => `无法读取设置记录“${name}”，已使用默认设置。`,
    exportRaw: "原样导出",
    remove: "删除",
  },
  deleted: (name) => `已删除“${name}”。`,
  renamed: (name) => `已重命名为“${name}”。`,
  soundDeleted: (name) => `已删除“${name}”的音频。`,
  deletedSeveral: (n) => plural(n, { other: "已删除 # 份文字稿。" }),
  undo: "撤销",
  announced: {
    newText: "有新文字",
    recording: "正在录音",
    paused: "录音已暂停",
    stopped: (seconds, words) => plural(words, { other: `停在 ${clock(seconds)}，# 个词。文字已保留。` }),
    recordingStopped: (words) => plural(words, { other: "录音已停止，# 个词" }),
    done: (name, words) => `${name} 已完成，${plural(words, { other: "# 个词" })}`,
  },
};
