import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, size } = formats;

export const importing: Strings["importing"] = {
  what: (languages, encoder, decoder) =>
    `Whisper モデル：${languages}、聞き取る層 ${number(encoder)}、書き出す層 ${number(decoder)}。`,
  weights: (bytes, files) => `重みは ${files} に ${size(bytes)} あります。`,
  fetches: (bytes, host) =>
    `${host} から ${size(bytes)} を取得し、届くそばから変換して、変換後のものだけを保存します。`,
  storeAs: "保存形式",
  format: (bytes, memory) => `${size(bytes)}、メモリー約 ${size(memory)}`,
  tooLarge: (bytes, memory) => `${size(bytes)}。メモリーが ${size(memory)} 必要で、このデバイスで使える量を超えます`,
  worth: {
    f16: "ほとんどのモデルが持つ精度のすべて。",
    q8_0: "f16 の半分の大きさで、同じくらい正確。",
    q5_1: "Sotto に付属のモデルの形式。",
    q4_0: "最小。誤りが少し増えます。",
  },
  takes: (seconds) => `ここでは 1 時間の音声に約${coarseSpan(seconds)}かかります。`,
  add: "変換して追加",
  fetch: "取得して追加",
  leave: "今はしない",
  converting: (name, loaded, total) => `「${name}」を変換中：${size(loaded)} / ${size(total)}`,
  stop: "キャンセル",
  progress: (name) => `${name} を変換中`,
  because: (name, reason) => `「${name}」は Whisper モデルとして読み込めません：「${reason}」`,
  notFetched: (name, host) =>
    `「${name}」を ${host} から取得できませんでした。応答がないか、ファイルがないか、ほかのページからの読み取りを許可していません。`,
  offline: (name) => `オフラインです。「${name}」はウェブ上にあります。`,
  gone: (name) => `「${name}」は選択後に変更されたか、なくなりました。`,
  again: "もう一度試す",
  folder: "フォルダーを開く",
  about:
    "一般的な形式の Whisper モデル：Hugging Face のフォルダーや ZIP、safetensors、GGUF、PyTorch チェックポイント、whisper.cpp 形式。このページのどこにでもドロップできます。",
  hint: "「追加」を押すと、huggingface.co または URL のホストからファイル一覧とヘッダー（数 MB）を取得します。それ以外は、指示があるまで何も要求しません。",
  row: (loaded, total) => `変換中：${size(loaded)} / ${size(total)}`,
};
