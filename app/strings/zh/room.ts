import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

/** What could go where a device is full. */
export const room: Strings["room"] = {
  open: "腾出空间",
  title: "可以删除的内容",
  about: "文字优先保留。以下内容可以删除，从大到小：",
  nothing: "除文字外没有可删除的内容：请到资料库查看。",
  audio: (bytes) => `声音，${size(bytes)}`,
  model: (bytes) => `模型，${size(bytes)}`,
  delete: "删除",
  deleteOf: (name, about) => `删除：${name}，${about}`,
  /** Of text that the room was given to which is held for it. */
  tight: "此设备几乎没有空间了。文字仍会保存。",
};
