import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The same sound once more, otherwise, over the text that is there. */
export const again: Strings["again"] = {
  title: "条件を変えて文字起こし…",
  begin: "もう一度文字起こし",
  stays: "今のテキストは版として残ります。あとで見る、比べる、戻すことができます。",
  beginsAnew: "ファイルは文字起こし中です。いったん止めて最初からやり直します。それまでのテキストは版として残ります。",
  goesOnAfter: "ファイルは文字起こし中です。これが済むまで待ち、そのあと続きます。",
  howMuch: "範囲",
  whole: "すべて",
  selected: (from, to) => `選択した部分（${clock(from)}～${clock(to)}）`,
  paragraph: (from) => `${clock(from)} の段落`,
  corrected: (n) => plural(n, { other: "手で直した箇所：#" }),
  keep: "直したところは残す",
  replace: "そこも書き換える",
  full: "今のテキストを版として残す空きがありません。先にライブラリかモデルで何かを削除してください。",
  noSound: "先に音声が必要です。",
};
