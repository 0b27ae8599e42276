import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, size } = formats;

/** How the next file is transcribed. `model` is a name. */
export const options: Strings["options"] = {
  title: "オプション",
  changed: (n) => `${number(n)}件変更済み`,
  about: "これから開くファイルに適用されます。このブラウザーに保存されます。",
  onlyEnglish: (model) => `${model} が対応するのは英語だけです。`,
  takeModel: (model, bytes) => `${model} を使う（${size(bytes)}）`,
  translate: "英語に翻訳",
  translateHint: "何語で話しても、テキストは英語になります。",
  wordTimes: "語ごとの時刻",
  wordTimesHint: "それぞれの語が話された時刻。JSON、SRT、VTT 用です。",
  skipSilence: "無音を飛ばす",
  skipSilenceHint: "話し声のない区間は文字起こししないため、ありもしない言葉が書かれません。",
  followLanguage: "言語の切り替わりに対応",
  followLanguageHint: "言語を選んでいなければ、間が空くたびに言語を検出し直します。時間がかかります。",
  tellSpeakers: "話者を区別する",
  tellSpeakersHint: "書き起こしが終わると、誰が話しているかを探します。最初に小さなモデルを二つ取得します。",
  fastest: "最速",
  fastestHint: "長いファイル向け。無音を飛ばし、複数の区間を同時に文字起こしします。精度は少し下がります。",
  drafts: "小さなモデルによる下書き",
  draftsHint:
    "ファイルを先に下書きし、選んだモデルは確かめるだけにします。テキストは同じで、効果があれば早く仕上がります。",
  draftsAuto: "速くなる場合のみ",
  draftsNone: "オフ",
  noDrafter: (model) => `${model} と同じ語彙を持つ小さなモデルが保存されていません。`,
  draftsFastest: "「最速」では使いません。",
  hotwords: "出てきそうな名前や用語",
  hotwordsHint: "ここに書いたとおりの表記になります。",
  prompt: "前の内容、または文体",
  promptHint: "録音の直前にあたるテキスト、または望む書き方の文例。",
  reset: "初期状態に戻す",
  room: (hint, taken, most) => `${hint}${number(taken)} / ${number(most)}文字。`,
};
