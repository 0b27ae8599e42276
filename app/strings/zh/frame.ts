import type { Strings } from "../strings";

/** Masthead, tabs and what stands around every view. */
export const frame: Strings["frame"] = {
  places: { start: "录音", library: "资料库", models: "模型", settings: "设置", privacy: "隐私", bench: "这台设备" },
  placesLabel: "页面",
  titleOf: (shown) => `${shown} · Sotto`,
  skip: "跳到页面内容",
  toFirstPage: "Sotto，回到首页",
  status: {
    starting: "正在启动",
    onProcessor: (model) => `${model} · 处理器`,
    onGraphics: (model) => `${model} · WebGPU`,
    noGraphics: "没有显卡",
    notLoaded: (model) => `${model} 未加载`,
    notReady: "未就绪",
  },
  empty: {
    title: "还没有文字。",
    about: "文字稿保存在这台设备上，直到你删除。",
    begin: "录音或打开文件",
  },
};
