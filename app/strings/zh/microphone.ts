import type { Strings } from "../strings";

/** Why there is no sound to record: the user, the browser or the system does not give it. */
const denied: Strings["microphone"]["denied"] = {
  blocked: "浏览器禁止此页面使用麦克风。",
  refused: "此页面未获准使用麦克风。",
  dismissed: "浏览器的麦克风询问被关闭，未获允许。",
  system: "系统不允许这个浏览器使用麦克风。",
  insecure: "浏览器只允许通过 https 打开的页面使用麦克风。",
  framed: "Sotto 不会在其他网站的页面中录音。",
  tabNotChosen: "没有选择要录制的标签页或屏幕。",
};

/** Why there is no sound to record: there is nothing that gives it. */
const missing: Strings["microphone"]["missing"] = {
  none: "没有连接麦克风。",
  chosen: "所选麦克风未连接。",
  busy: "麦克风无法启动，可能正被其他程序占用。",
  tabSilent: "所选内容没有附带声音；共享标签页时需要同时共享音频。",
  tabBusy: "无法录制所选内容的声音。",
  tabUnsupported: "这个浏览器不能录制标签页的声音。",
};

/** What stands around a microphone. */
export const microphone: Strings["microphone"] = {
  denied,
  missing,
  howToAllow: "点按网址前的图标，将麦克风设为“允许”，再按“录音”。如果是系统阻止，请先在系统中允许这个浏览器。",
  sound: "声音",
  record: "录制",
  sources: { microphone: "麦克风", tab: "浏览器标签页", both: "麦克风和标签页" },
  shown: { tab: "浏览器标签页", microphone: "麦克风", both: (name) => `${name} + 标签页` },
  noTabs: "这个浏览器不能录制标签页的声音。",
  speakers: "文字中，你是“我”，标签页是“对方”。",
  device: "麦克风",
  systemsChoice: "由系统选择",
  echo: "消除回声",
  echoHint: "扬声器播放的声音不会再被录进去。",
  noise: "降噪",
  noiseHint: "减弱风扇声和嗡嗡声，音乐也会随之减弱。",
  check: {
    start: "开始检查",
    stop: "停止检查",
    nothingKept: "检查时的声音不会保留。",
    waiting: "等待浏览器允许。",
    speak: "说点什么吧。",
    unnamed: "麦克风",
    muted: (device) => `${device} 已静音。请检查设备上的开关或系统设置。`,
    wrongDevice: (device) => `${device} 传来的是电脑播放的声音，可能选错了设备。`,
    silent: (device) => `${device} 已开启但没有声音。可能应选另一个。`,
    clipping: (device) => `${device} 音量过大，声音失真。请离远一些，或调低音量。`,
    good: (device) => `${device} 听得到，音量合适。`,
  },
};
