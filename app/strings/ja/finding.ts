import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;

/** The panel that finds and replaces in a text. */
export const finding = {
  title: "検索と置換",
  find: "検索",
  replaceWith: "置換後",
  replace: "置換",
  replaceAll: (n: number) => plural(n, { other: "# か所をすべて置換" }),
  replaced: (n: number) => plural(n, { other: "# か所を置換しました" }),
  previous: "前の一致",
  next: "次の一致",
  ofMatches: (at: number, n: number) => `${number(n)} 件中 ${number(at)} 件目`,
  /** `name` is what was looked for. */
  none: (name: string) => `この文字起こしに「${name}」はありません。`,
  options: "検索方法",
  wholeWords: "単語単位",
  matchCase: "大文字と小文字を区別",
  pattern: "正規表現",
  noPattern: "正規表現として正しくありません。",
  tooLong: "このパターンは時間がかかりすぎるため、検索を止めました。",
} satisfies Strings["finding"];
