import type { Strings } from "../strings";
import { formats } from "./formats";

const { figure, number, plural, size, span, speed } = formats;

/** The page Bench. `adapter` is a name that the device has for itself. */
export const bench: Strings["bench"] = {
  title: "このデバイス",
  lede: "このデバイスの構成と、Sotto の計算の速さです。すべてここで測定し、結果は送信しません。",
  open: "ベンチを開く",
  run: "測定",
  stop: "停止",
  copy: "テキストとしてコピー",
  takes: (seconds) => `一般的なグラフィックカードで約${span(seconds)}、ない場合はそれ以上かかります。`,
  nothing: "まだ何も測定していません。",
  waits: {
    work: "録音または文字起こしの最中です。測定はその終了後に行えます。",
    model: "測定はモデルの読み込み後に行えます。",
  },
  running: {
    begins: "測定を始めます。",
    speech: {
      webgpu: "グラフィックカードがサンプルを文字起こし中です。",
      cpu: "プロセッサーがサンプルを文字起こし中です。",
    },
    kernels: { webgpu: "グラフィックカードのカーネルを測定中です。", cpu: "プロセッサーのカーネルを測定中です。" },
    kernel: {
      webgpu: (index, of) => `グラフィックカードのカーネル：${number(of)}個中${number(index)}個目。`,
      cpu: (index, of) => `プロセッサーのカーネル：${number(of)}個中${number(index)}個目。`,
    },
  },
  ended: {
    done: "測定しました。",
    user: "停止しました。それまでの測定結果は残っています。",
    work: "ほかの作業が始まったため停止しました。それまでの測定結果は残っています。",
    failed: "測定が中断しました。それまでの測定結果は残っています。",
  },
  what: {
    name: "構成",
    version: "Sotto",
    browser: "ブラウザー",
    graphics: "グラフィックカード",
    noGraphics: "このブラウザーでは使えません",
    f16: "16ビットの数値（f16）",
    subgroups: "サブグループ",
    dp4a: "詰めた8ビット数値の内積（DP4a）",
    yes: "あり",
    no: "なし",
    buffer: "最大のバッファー",
    binding: "最大のストレージバインディング",
    size,
    threads: "プロセッサーのスレッド",
    count: number,
    isolated: "ほかのページからの分離",
    webAssembly: "WebAssembly",
    relaxed: (threads) => plural(threads, { other: "Relaxed SIMD、#スレッド" }),
    plain: (threads) => plural(threads, { other: "SIMD、#スレッド" }),
    inUse: "使用中",
    failedWith: "グラフィックカードのエラー",
  },
  fast: {
    name: "速さ",
    figure: "項目",
    computes: "計算するもの",
    model: "モデル",
    type: "数値",
    sample: (seconds) => `${span(seconds)}のサンプル`,
    seconds: (seconds) => `${figure(seconds)}秒`,
    speed: "速度",
    realtime: (timesRealtime) => speed(timesRealtime),
    firstText: "最初のテキストまで",
    memory: "デバイスメモリの最大",
    size,
    median: "中央値の対象",
    runs: (n) => plural(n, { other: "#回" }),
    failed: "エラー",
    software:
      "グラフィックアダプターもプロセッサー上のソフトウェアです。短いカーネルだけを測定し、サンプルは使用中の場合だけ測定します。",
  },
  kernels: {
    name: "カーネル",
    of: {
      webgpu: (adapter) => `グラフィックカード：${adapter}`,
      cpu: (adapter) => `プロセッサー：${adapter}`,
    },
    kernel: "カーネルと形状",
    type: "型",
    median: "N回の中央値",
    rate: "速度",
    milliseconds: (milliseconds, samples) => `${figure(milliseconds)}\u00a0ms（${number(samples)}回）`,
    operations: (gflops) => `${figure(gflops)}\u00a0GFLOP/s`,
    bytes: (gigabytes) => `${figure(gigabytes)}\u00a0GB/s`,
  },
};
