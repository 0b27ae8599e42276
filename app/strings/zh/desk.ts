import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, size, percent, plural, span } = formats;

/** The strip beneath the page: recording, progress, player, what the next file is transcribed with. */
export const desk: Strings["desk"] = {
  labels: { recording: "正在录音", progress: "进度", player: "播放器", record: "录音" },
  record: "录音",
  recordKey: (letter) => `录音 ${letter}`,
  stopRecording: "停止录音",
  recorded: "已录制",
  showRecording: "显示录音",
  pauseRecording: "暂停录音",
  resumeRecording: "继续录音",
  level: { label: "输入音量", silence: "无声", quiet: "偏小", good: "合适", loud: "偏大" },
  status: {
    soundOnly: "仅录声音，无文字",
    finishing: "正在收尾",
    finishingLast: (seconds) => `正在处理最后 ${span(seconds)}`,
    paused: "已暂停",
    muted: "麦克风已静音",
    wrongDevice: "没有声音，这可能不是麦克风",
    silent: (seconds) => `${span(seconds)}没有声音`,
    behind: (seconds) => `落后 ${span(seconds)}`,
    tooLoud: "音量过大",
    listening: "正在听",
    listeningAfter: (seconds) => `正在听，文字延迟 ${delay(seconds)}`,
    textFollows: "文字稍后出现",
    loading: (model, loaded, bytes) => `正在加载 ${model}，${percent(loaded, bytes)}；文字稍后出现`,
  },
  play: "播放",
  pause: "暂停",
  back: (seconds) => plural(seconds, { other: "后退 # 秒" }),
  forward: (seconds) => plural(seconds, { other: "前进 # 秒" }),
  ofLength: (seconds) => `/ ${clock(seconds)}`,
  soundClosed: "声音尚未打开。",
  openSound: "打开声音",
  chooseSound: "选择要播放的文件",
  /** `name` is a file's. */
  otherSound: (name: string) => `“${name}”是另一个文件。`,
  follow: "跟随",
  loop: "循环",
  speed: "速度",
  position: "位置",
  allowMicrophone: "允许使用麦克风",
  anotherFile: "转写其他文件",
  model: "模型",
  modelOption: (model, languages, bytes) => `${model}，${languages}，${size(bytes)}`,
  spokenLanguage: "所说语言",
  detect: "自动检测",
};
