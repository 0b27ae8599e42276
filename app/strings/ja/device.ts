import type { Strings } from "../strings";
import { formats } from "./formats";

const { size, speed } = formats;

/** The popover of the masthead. */
export const device: Strings["device"] = {
  title: "このデバイス",
  model: "モデル",
  modelFacts: (model, languages, bytes) => `${model}、${languages}、${size(bytes)}`,
  noModel: "まだなし",
  device: "デバイス",
  notInUse: "未使用",
  notKnown: "まだ不明",
  runsOn: "実行先",
  faster: "速いほう",
  speed: "速度",
  notMeasured: "ファイルの最初の30秒で測定",
  measuredAt: (timesRealtime) => `実測で${speed(timesRealtime)}`,
  sent: "送信した音声",
  nothingSent: "なし。サーバーはありません。",
  privacy: "ネットワークへの要求",
  keyboard: "キーボード",
  asked: {
    webgpu: "選択どおり、グラフィックカードで計算しています。",
    cpu: "選択どおり、プロセッサーで計算しています。",
  },
  noWebgpu: "プロセッサーで計算しています。このブラウザーではグラフィックカードを使えません。",
  software: (adapter) =>
    `プロセッサーで計算しています。唯一のグラフィックアダプターもプロセッサー上のソフトウェアです（${adapter}）。`,
  failed: "グラフィックカードが停止したため、プロセッサーで計算しています。",
};
