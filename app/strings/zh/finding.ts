import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;

/** The panel that finds and replaces in a text. */
export const finding = {
  title: "查找和替换",
  find: "查找",
  replaceWith: "替换为",
  replace: "替换",
  replaceAll: (n: number) => plural(n, { other: "全部替换 # 处" }),
  replaced: (n: number) => plural(n, { other: "已替换 # 处" }),
  previous: "上一处",
  next: "下一处",
  ofMatches: (at: number, n: number) => `第 ${number(at)} 处，共 ${number(n)} 处`,
  /** `name` is what was looked for. */
  none: (name: string) => `此文稿中没有“${name}”。`,
  options: "查找方式",
  wholeWords: "整词",
  matchCase: "区分大小写",
  pattern: "正则表达式",
  noPattern: "这不是有效的正则表达式。",
  tooLong: "此表达式耗时过长，查找已停止。",
} satisfies Strings["finding"];
