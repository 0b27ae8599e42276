import type { Strings } from "../strings";

/** The page as an app of the device: newer versions, the network, installing it, what other programs share. */
export const offline: Strings["offline"] = {
  notes: "このページについて",
  update: "Sotto の新しいバージョンの準備ができました。",
  updateLater: "Sotto が更新されました。処理が終わってからページを再読み込みすると開けます。",
  reload: "今すぐ再読み込み",
  isOffline: "オフラインです。このデバイスにあるものは引き続き使えます。ダウンロードは待機しています。",
  dismiss: "閉じる",
  install: "Sotto をインストール",
  installOffer: "Sotto は Dock などに置いて、ネットワークなしで開けます。",
  installNow: "インストール",
  installByHand: "「共有」を押し、「ホーム画面に追加」を選んでください。",
  installOfferByHand:
    "Sotto はホーム画面に置いて、ネットワークなしで開けます。「共有」を押し、「ホーム画面に追加」を選んでください。",
  shareFailed: "共有されたものが届きませんでした。このブラウザーに空きがなかったか、すでに一度開かれています。",
};
