import type { Strings } from "../strings";

/** Masthead, tabs and what stands around every view. */
export const frame: Strings["frame"] = {
  places: {
    start: "録音",
    library: "ライブラリ",
    models: "モデル",
    settings: "設定",
    privacy: "プライバシー",
    bench: "このデバイス",
  },
  placesLabel: "ページ",
  titleOf: (shown) => `${shown} · Sotto`,
  skip: "本文へ移動",
  toFirstPage: "Sotto、最初のページへ",
  status: {
    starting: "起動中",
    onProcessor: (model) => `${model} · プロセッサー`,
    onGraphics: (model) => `${model} · WebGPU`,
    noGraphics: "グラフィックカードなし",
    notLoaded: (model) => `${model} は読み込まれていません`,
    notReady: "準備未完了",
  },
  empty: {
    title: "まだ何も書かれていません。",
    about: "文字起こしは、削除するまでこのデバイスに保持されます。",
    begin: "録音するか、ファイルを開く",
  },
};
