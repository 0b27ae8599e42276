import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;
const { size } = formats;

/** What is stored, and what is asked of the network. `host` is a name. */
export const privacy: Strings["privacy"] = {
  title: "何も送信しません。",
  lede: "Sotto にはサーバーがなく、Cookie も使いません。話したことも開いたファイルも、このデバイスがこのタブの中で書き留めます。言葉だけで信じる必要はありません。このページは、ネットワークへの要求を自ら数えて示します。",
  sentTitle: (host) => `送信先は ${host} だけです。`,
  sentLede: (host) =>
    `${host} が自分のサーバーとして設定されています。ファイルの話の内容はそこにだけ送信されます。Sotto 自体にサーバーはなく、Cookie も使いません。録音の書き起こしはこのデバイスが行います。`,
  stored: {
    title: "このデバイス上",
    models: "モデル",
    others: "ページ、文字起こしと音声",
    free: "空き",
    size,
    notTold: "このブラウザーは保存量を知らせません。",
    memory: "プライベートウィンドウなどのため、ブラウザーに保存されません。",
    until: "ここで削除するか、ブラウザーでこのページのデータを削除するまで残ります。",
  },
  requests: {
    title: "ネットワークへの要求",
    about:
      "このページを開いてからのすべての要求を、ブラウザー自身の記録から数えています。開いている Sotto のタブのワーカーによる要求も含みます。",
    host: "ホスト",
    requests: "要求数",
    received: "受信量",
    own: (host) => `${host}（このページの配信元）`,
    number,
    size,
    notTold: "不明",
    allOwn: "すべて、このページの一部を配信元から取得したものです。音声やテキストを含む要求はありません。",
    others: (hosts) =>
      plural(hosts, {
        other: "ご希望のモデルのために、ほかの#ホストに要求しました。音声やテキストを含む要求はありません。",
      }),
  },
  onWish: {
    title: "求めたときだけ",
    about:
      "「ダウンロード」を押すと、次のホストにモデルを要求します。ホストに伝わるのはこのデバイスのアドレスとブラウザーの種類で、音声やテキストが伝わることはありません。",
    none: "ほかのホストから取得するモデルはありません。",
    host: "ホスト",
    models: "モデル",
    sizes: "合計サイズ",
    number,
    size,
  },
};
