import type { Strings } from "../strings";

/** The same sound once more, otherwise. */
export const again: Strings["again"] = {
  title: "条件を変えて文字起こし…",
  begin: "もう一度文字起こし",
  stays: "ここにあるテキストはそのまま残ります。新しいものはライブラリに並びます。",
  noSound: "先に音声が必要です。ページの下で開いてください。",
};
