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
  refusals: {
    damaged: (name) => `「${name}」は壊れています。ファイルの中身がヘッダーの記述と一致しません。`,
    otherModel: (name) => `「${name}」は別の種類のモデルです。Sotto が読めるのは Whisper だけです。`,
    otherSizes: (name) => `「${name}」は不完全です。各部分が Whisper モデルとして組み合いません。`,
    types: (name) => `「${name}」の重みは Sotto が読めない数値形式です。`,
    unsafe: (name) => `「${name}」は読み込み時にコードを実行しようとしましたが、何も実行していません。`,
    archive: (name) => `「${name}」の ZIP は、ロックされているか、壊れているか、特殊な方法で圧縮されています。`,
    tokens: (name) => `「${name}」には重みに合う語彙がありません。`,
    numbers: (name) => `「${name}」の重みに、数値でないもの、または選んだ形式に収まらないものがあります。`,
    noWeights: (name) => `「${name}」に重みがありません。model.safetensors のようなファイルが必要です。`,
    missingPart: (name) => `「${name}」の一部がありません。すべてのファイルを一緒に選んでください。`,
    severalWeights: (name) => `「${name}」には重みのファイルが複数あります。追加できるのは一つだけです。`,
  },
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
