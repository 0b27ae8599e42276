import type { Strings } from "../strings";

/** The list of keys, and what each of them does. */
export const keys: Strings["keys"] = {
  title: "キーボード",
  singleKeys: "1文字のキーで操作する",
  groups: { recording: "録音", playing: "再生", text: "テキスト", places: "移動", page: "ページ" },
  does: {
    record: "録音、停止",
    pause: "録音を一時停止、再開",
    play: "再生、一時停止。録音中は録音を一時停止",
    back: "5秒戻る",
    forward: "5秒進む",
    open: "ファイルを開く",
    stop: "パネルを閉じ、次に処理中のファイルを停止（録音は停止しない）",
    copy: "テキストをすべてコピー",
    export: "書き出し",
    goRecord: "「録音」へ移動",
    goLibrary: "「ライブラリ」へ移動",
    goModels: "「モデル」へ移動",
    goSettings: "「設定」へ移動",
    help: "この一覧",
  },
  caps: { space: "Space", escape: "Esc", control: "Ctrl" },
};
