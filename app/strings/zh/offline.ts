import type { Strings } from "../strings";

/** The page as an app of the device: newer versions, the network, installing it, what other programs share. */
export const offline: Strings["offline"] = {
  notes: "关于此页面",
  update: "Sotto 有新版本可用。",
  updateLater: "Sotto 已更新。待任务结束并重新加载页面后即可打开。",
  reload: "立即重新加载",
  isOffline: "当前离线。这台设备上的一切仍可使用；下载等待联网。",
  dismiss: "关闭",
  install: "安装 Sotto",
  installOffer: "可以把 Sotto 放到程序坞或任务栏，无需网络即可打开。",
  installNow: "安装",
  installByHand: "按“共享”，再按“添加到主屏幕”。",
  installOfferByHand: "可以把 Sotto 放到主屏幕，无需网络即可打开：按“共享”，再按“添加到主屏幕”。",
  shareFailed: "没有收到共享的内容：浏览器没有空间存放，或内容此前已打开过。",
};
