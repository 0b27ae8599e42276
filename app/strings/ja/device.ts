import type { Strings } from "../strings";
import { formats } from "./formats";

const { megabytes, speed } = formats;

/** The popover of the masthead. */
export const device: Strings["device"] = {
  title: "このデバイス",
  model: "モデル",
  modelFacts: (model, languages, bytes) => `${model}、${languages}、${megabytes(bytes)}`,
  noModel: "まだなし",
  device: "デバイス",
  notInUse: "未使用",
  notKnown: "まだ不明",
  runsOn: "実行先",
  faster: "速いほう",
  speed: "速度",
  notMeasured: "最初のファイルで測定",
  measuredAt: (timesRealtime) => `実測で${speed(timesRealtime)}`,
  sent: "送信した音声",
  nothingSent: "なし。サーバーはありません。",
  privacy: "ネットワークへの要求",
  keyboard: "キーボード",
};
