import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The texts that a transcript had before. */
export const versions: Strings["versions"] = {
  title: "版",
  none: "まだありません。別のテキストに置き換わると、今のテキストが版として残ります。",
  before: { again: "もう一度文字起こしする前", attached: "別のテキストに置き換わる前", restored: "以前の版に戻す前" },
  goBack: "この版に戻す",
  stops: "このテキストは書き込み中です。版に戻すとそこで止まります。",
  text: "テキスト",
  compare: "今のテキストと比較",
  differs: (n) => plural(n, { other: "今と異なる段落：#" }),
};
