import type { Strings } from "../strings";

/** The list of keys, and what each of them does. */
export const keys: Strings["keys"] = {
  title: "键盘",
  singleKeys: "启用单字母快捷键",
  groups: { recording: "录音", playing: "播放", text: "文字", places: "页面跳转", page: "此页面" },
  does: {
    record: "开始或停止录音",
    pause: "暂停或继续录音",
    play: "播放或暂停；暂停录音",
    back: "后退 5 秒",
    forward: "前进 5 秒",
    open: "打开文件",
    stop: "先关闭面板，再停止正在处理的文件，从不停止录音",
    copy: "复制全部文字",
    export: "导出",
    goRecord: "前往“录音”",
    goLibrary: "前往“资料库”",
    goModels: "前往“模型”",
    goSettings: "前往“设置”",
    help: "显示此列表",
  },
  caps: { space: "空格", escape: "Esc", control: "Ctrl" },
};
