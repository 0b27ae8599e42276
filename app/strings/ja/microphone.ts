import type { Strings } from "../strings";

/** Why there is no sound to record: the user, the browser or the system does not give it. */
const denied: Strings["microphone"]["denied"] = {
  blocked: "ブラウザーがこのページのマイクをブロックしています。",
  refused: "このページでマイクが許可されませんでした。",
  dismissed: "マイクの確認が、許可されないまま閉じられました。",
  system: "システムがこのブラウザーにマイクの使用を許可していません。",
  insecure: "ブラウザーがマイクを渡すのは https で開いたページだけです。",
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
};
