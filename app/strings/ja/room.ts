import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

/** What could go where a device is full. */
export const room: Strings["room"] = {
  open: "空きを作る",
  title: "削除できるもの",
  about: "テキストは何よりも優先して保存されます。次のものは削除できます（大きい順）。",
  nothing: "テキスト以外に削除できるものはありません。ライブラリをご覧ください。",
  audio: (bytes) => `音声、${size(bytes)}`,
  model: (bytes) => `モデル、${size(bytes)}`,
  delete: "削除",
  deleteOf: (name, about) => `削除：${name}、${about}`,
  /** Of text that the room was given to which is held for it. */
  tight: "この端末の空きがほとんどありません。テキストはまだ保存されています。",
};
