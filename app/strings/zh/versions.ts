import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The texts that a transcript had before. */
export const versions: Strings["versions"] = {
  title: "版本",
  none: "还没有。一旦有别的文字取代这里的文字，它就会成为一个版本。",
  before: { again: "重新转写之前", attached: "被其他文字取代之前", restored: "恢复较早版本之前" },
  goBack: "恢复到此版本",
  stops: "这段文字正在写入：恢复版本会使其停止。",
  text: "文字",
  compare: "与现在的文字比较",
  differs: (n) => plural(n, { other: "# 个段落与现在不同" }),
};
