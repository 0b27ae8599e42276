import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The same sound once more, otherwise, over the text that is there. */
export const again: Strings["again"] = {
  title: "用其他设置重新转写…",
  begin: "重新转写",
  stays: "这里的文字会成为一个版本，可以查看、比较和恢复。",
  beginsAnew: "文件正在转写：转写会停止并重新开始。此前的文字会成为一个版本。",
  goesOnAfter: "文件正在转写：它会先等待，然后继续。",
  howMuch: "范围",
  whole: "全部",
  selected: (from, to) => `所选部分，${clock(from)} 至 ${clock(to)}`,
  paragraph: (from) => `${clock(from)} 处的段落`,
  corrected: (n) => plural(n, { other: "有 # 处经手工修改" }),
  keep: "保留修改过的内容",
  replace: "一并覆盖",
  full: "没有空间把这里的文字保留为版本。请先在资料库或模型中删除一些内容。",
  noSound: "Sotto 需要先打开声音。",
};
