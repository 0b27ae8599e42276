import type { Strings } from "../strings";

/** Why there is no sound to record: the user, the browser or the system does not give it. */
const denied: Strings["microphone"]["denied"] = {
  blocked: "ブラウザーがこのページのマイクをブロックしています。",
  refused: "このページでマイクが許可されませんでした。",
  dismissed: "マイクの確認が、許可されないまま閉じられました。",
  system: "システムがこのブラウザーにマイクの使用を許可していません。",
  insecure: "ブラウザーがマイクを渡すのは https で開いたページだけです。",
  framed: "Sotto は、ほかのサイトのページの中では録音しません。",
  tabNotChosen: "録音するタブまたは画面が選ばれませんでした。",
};

/** Why there is no sound to record: there is nothing that gives it. */
const missing: Strings["microphone"]["missing"] = {
  none: "マイクが接続されていません。",
  chosen: "選択したマイクが接続されていません。",
  busy: "マイクが起動しません。ほかのプログラムが使用中かもしれません。",
  tabSilent: "選んだものに音声が含まれていません。タブの音声も共有してください。",
  tabBusy: "選んだものの音声を録音できませんでした。",
  tabUnsupported: "このブラウザーはタブの音声を録音できません。",
};

/** What stands around a microphone. */
export const microphone: Strings["microphone"] = {
  denied,
  missing,
  howToAllow:
    "アドレスの前のアイコンを押し、マイクを「許可」にしてから「録音」を押してください。システムがブロックしている場合は、先にシステムでこのブラウザーを許可してください。",
  sound: "音声",
  record: "録音",
  sources: { microphone: "マイク", tab: "ブラウザーのタブ", both: "マイクとタブ" },
  shown: { tab: "ブラウザーのタブ", microphone: "マイク", both: (name) => `${name} + タブ` },
  noTabs: "このブラウザーはタブの音声を録音できません。",
  speakers: "テキストでは、あなたが「自分」、タブが「相手」になります。",
  device: "マイク",
  systemsChoice: "システムの既定",
  echo: "エコーを除去",
  echoHint: "スピーカーから出る音を録音しません。",
  noise: "雑音を除去",
  noiseHint: "ファンやハム音を抑えます。音楽も小さくなります。",
  check: {
    start: "チェックを開始",
    stop: "チェックを停止",
    nothingKept: "チェックの音声は残りません。",
    waiting: "ブラウザーの許可を待っています。",
    speak: "何か話してください。",
    unnamed: "マイク",
    muted: (device) => `${device} はミュートされています。本体のスイッチかシステムの設定を確認してください。`,
    wrongDevice: (device) => `${device} に入るのはコンピューターの再生音です。マイクではない可能性があります。`,
    silent: (device) => `${device} はオンですが無音です。別のマイクかもしれません。`,
    clipping: (device) => `${device} の音が大きすぎて割れています。離れるか、音量を下げてください。`,
    good: (device) => `${device} の音が届いています。良好です。`,
  },
};
