import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, size } = formats;

export const importing: Strings["importing"] = {
  what: (languages, encoder, decoder) =>
    `一个 Whisper 模型：${languages}，${number(encoder)} 层负责听，${number(decoder)} 层负责写。`,
  weights: (bytes, files) => `权重共 ${size(bytes)}，在 ${files} 中。`,
  fetches: (bytes, host) => `从 ${host} 获取 ${size(bytes)}，边下载边转换，只保留转换结果。`,
  storeAs: "保存为",
  format: (bytes, memory) => `${size(bytes)}，约需 ${size(memory)} 内存`,
  tooLarge: (bytes, memory) => `${size(bytes)}；需要 ${size(memory)} 内存，超出这台设备可用的量`,
  worth: {
    f16: "保留大多数模型的全部精度。",
    q8_0: "只有 f16 的一半大，效果相同。",
    q5_1: "Sotto 自带的模型即用此格式。",
    q4_0: "最小，错误略多。",
  },
  takes: (seconds) => `在这里转写一小时音频约需${coarseSpan(seconds)}。`,
  add: "转换并添加",
  fetch: "下载并添加",
  leave: "暂不",
  converting: (name, loaded, total) => `正在转换“${name}”：${size(loaded)} / ${size(total)}`,
  stop: "取消",
  progress: (name) => `正在转换 ${name}`,
  refusals: {
    damaged: (name) => `“${name}”已损坏：文件内容与其文件头不符。`,
    otherModel: (name) => `“${name}”是另一类模型；Sotto 只读取 Whisper。`,
    otherSizes: (name) => `“${name}”不完整：各部分不能组成一个 Whisper 模型。`,
    types: (name) => `“${name}”的权重采用了 Sotto 无法读取的数值格式。`,
    unsafe: (name) => `“${name}”想在读取时运行代码，未予运行。`,
    archive: (name) => `“${name}”这个 ZIP 已加密、已损坏或压缩方式特殊。`,
    tokens: (name) => `“${name}”没有与其权重相符的词表。`,
    numbers: (name) => `“${name}”的权重中有非数值，或超出所选格式的范围。`,
    noWeights: (name) => `“${name}”没有权重：缺少 model.safetensors 之类的文件。`,
    missingPart: (name) => `“${name}”缺少一部分：需要一起提供它的所有文件。`,
    severalWeights: (name) => `“${name}”有多个权重文件，只能添加一个。`,
  },
  notFetched: (name, host) => `无法从 ${host} 获取“${name}”：该主机没有响应、没有此文件，或不允许其他网页读取。`,
  offline: (name) => `当前离线，而“${name}”在网上。`,
  gone: (name) => `“${name}”在选择之后已更改或消失。`,
  again: "重试",
  folder: "打开文件夹",
  about:
    "任何常见格式的 Whisper 模型：Hugging Face 的文件夹或 ZIP、safetensors、GGUF、PyTorch 检查点，或 whisper.cpp 的格式。拖到此页面任意位置即可。",
  hint: "点击“添加”后，会从 huggingface.co 或该网址的主机获取文件列表和文件头（几 MB）。未经您同意，不会再向主机请求其他内容。",
  row: (loaded, total) => `正在转换：${size(loaded)} / ${size(total)}`,
};
