import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;
const { size } = formats;

/** What is stored, and what is asked of the network. `host` is a name. */
export const privacy: Strings["privacy"] = {
  title: "什么都不发送。",
  lede: "Sotto 没有服务器，也不设置 Cookie。你说的话和打开的文件，都由这台设备在这个标签页里写成文字。不必轻信：此页面会统计它向网络发出的请求。",
  sentTitle: (host) => `只发送到 ${host}。`,
  sentLede: (host) =>
    `你在设置中把 ${host} 指定为自己的服务器：文件中所说的话只发往那里。Sotto 本身没有服务器，也不设置 Cookie。录音由这台设备写成文字。`,
  stored: {
    title: "在这台设备上",
    models: "模型",
    others: "页面、文字稿和音频",
    free: "可用空间",
    size,
    notTold: "这个浏览器不提供已存储的大小。",
    memory: "浏览器在此不存储任何内容（如无痕窗口）。",
    until: "这些内容会一直保留，直到你在这里删除，或在浏览器中清除此页面的数据。",
  },
  requests: {
    title: "向网络发出的请求",
    about: "此页面打开以来的全部请求，由浏览器自行统计，包括所有打开的 Sotto 标签页中 Worker 发出的请求。",
    host: "主机",
    requests: "请求数",
    received: "已接收",
    own: (host) => `${host}，此页面所在的主机`,
    number,
    size,
    notTold: "未提供",
    allOwn: "全部用于从所在主机获取此页面的各个部分。没有一个请求带有声音或文字。",
    others: (hosts) =>
      plural(hosts, { other: "为获取你所要的模型，另向 # 台主机发出过请求。没有一个请求带有声音或文字。" }),
  },
  onWish: {
    title: "仅在你要求时",
    about: "按“下载”后才会向这些主机请求模型。它们能看到这台设备的 IP 地址和浏览器类型，但看不到声音或文字。",
    none: "没有模型来自其他主机。",
    host: "主机",
    models: "模型",
    sizes: "总大小",
    number,
    size,
  },
};
