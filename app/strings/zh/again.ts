import type { Strings } from "../strings";

/** The same sound once more, otherwise. */
export const again: Strings["again"] = {
  title: "用其他设置重新转写…",
  begin: "重新转写",
  stays: "这里的文字保持不变，新的文字会在资料库中与它并列。",
  noSound: "Sotto 需要先打开声音：请在页面底部打开。",
};
