import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, spokenTime } = formats;

/** What changes a text by hand. */
export const editing = {
  undo: "元に戻す",
  redo: "やり直す",
  edit: "編集",
  find: "検索",
  speakers: "話者",
  more: "その他",
  rename: "名前を変更",
  title: "タイトル",
  saved: "保存済み",
  saving: "保存中",
  notSaved: "保存されていません。",
  /** Why nothing is changed of what is being recorded, or written anew. */
  notYet: "このテキストは、最後まで書き起こされると変更できます。",
  elsewhere: "このテキストは別のタブで編集中です。",
  notLoaded: "ページの一部を読み込めませんでした。テキストはすべてあります。",
  copyWithTimes: "時刻付きでコピー",
  copyWithSpeakers: "時刻と話者付きでコピー",
  copyAsMarkdown: "Markdown としてコピー",
  print: "印刷",
  compare: "元のテキストと比較",
  backToText: "テキストに戻る",
  changed: (n: number) => plural(n, { other: "聞き取ったままではない段落：#" }),
  /** Of a paragraph, for readers of the screen. */
  paragraphFrom: (seconds: number) => `段落の開始 ${spokenTime(seconds)}`,
  speaker: (n: number) => `話者 ${number(n)}`,
  nameOf: (n: number) => `話者 ${number(n)} の名前`,
  whoSays: (seconds: number) => `${clock(seconds)} の段落は誰の声ですか。`,
  /** After a correction: the same elsewhere. `name` is a word. */
  again: (n: number, name: string) => plural(n, { other: `ほかに「${name}」が # か所：` }),
  replaceAll: "すべて置換",
  addTerm: (name: string) => `「${name}」を名前と用語に追加`,
  added: (name: string) => `今後「${name}」を優先します`,
  selectedWords: "選択した語",
  speakerOfWords: "話者",
  paragraphMenu: (seconds) => `${clock(seconds)} の段落`,
  playHere: "ここから再生",
  splitHere: "ここで分割",
  splitWhere: "新しい段落の最初の語に移動してから分割してください。",
  joinPrevious: "前の段落とつなげる",
  changeSpeaker: "話者を変更",
  copyLink: "この時刻へのリンクをコピー",
  dismiss: "閉じる",
} satisfies Strings["editing"];
