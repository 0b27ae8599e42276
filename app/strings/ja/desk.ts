import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, size, percent, plural, span } = formats;

/** The strip beneath the page: recording, progress, player, what the next file is transcribed with. */
export const desk: Strings["desk"] = {
  labels: { recording: "録音中", progress: "進行状況", player: "プレーヤー", record: "録音" },
  record: "録音",
  recordKey: (letter) => `録音 ${letter}`,
  stopRecording: "録音を停止",
  recorded: "録音済み",
  showRecording: "録音を表示",
  pauseRecording: "録音を一時停止",
  resumeRecording: "録音を再開",
  level: { label: "入力レベル", silence: "無音", quiet: "小さい", good: "適正", loud: "大きい" },
  status: {
    soundOnly: "音声のみ、テキストなし",
    finishing: "仕上げ中",
    finishingLast: (seconds) => `最後の${span(seconds)}を処理中`,
    paused: "一時停止中",
    muted: "マイクがミュートされています",
    wrongDevice: "無音です。マイクではない可能性があります",
    silent: (seconds) => `${span(seconds)}間無音`,
    behind: (seconds) => `${span(seconds)}遅れ`,
    tooLoud: "音が大きすぎます",
    listening: "聞き取り中",
    listeningAfter: (seconds) => `聞き取り中、テキストは${delay(seconds)}後`,
    textFollows: "テキストは後から出ます",
    loading: (model, loaded, bytes) => `${model} を読み込み中、${percent(loaded, bytes)}。テキストは後から出ます`,
  },
  play: "再生",
  pause: "一時停止",
  back: (seconds) => plural(seconds, { other: "#秒戻る" }),
  forward: (seconds) => plural(seconds, { other: "#秒進む" }),
  ofLength: (seconds) => `/ ${clock(seconds)}`,
  soundClosed: "音声は開かれていません。",
  openSound: "音声を開く",
  chooseSound: "聞くファイルを選ぶ",
  /** `name` is a file's. */
  otherSound: (name: string) => `「${name}」は別のファイルです。`,
  follow: "追従",
  loop: "くり返し",
  speed: "速度",
  position: "位置",
  allowMicrophone: "マイクを許可",
  anotherFile: "別のファイルを文字起こし",
  model: "モデル",
  modelOption: (model, languages, bytes) => `${model}、${languages}、${size(bytes)}`,
  spokenLanguage: "話す言語",
  detect: "自動検出",
};
