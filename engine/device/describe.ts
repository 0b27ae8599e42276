import type { DeviceInfo } from "./types";

/** One sentence for the user: what computes, and why. */
export function describeDevice({ device, reason }: DeviceInfo): string {
  const subject = device === "cpu" ? "The processor" : "The graphics card";
  switch (reason.why) {
    case "asked":
      return `${subject} computes, as you asked.`;
    case "no-webgpu":
      return `The processor computes: ${lowerFirst(reason.message)}`;
    case "software-adapter":
      return `The processor computes: the only graphics adapter is software for the processor too (${reason.adapter}).`;
    case "webgpu-failed":
      return `The processor computes, because the graphics card failed: ${lowerFirst(reason.message)}`;
    case "faster": {
      const { cpu, webgpu } = reason.figures;
      const [mine, other] = device === "cpu" ? [cpu, webgpu] : [webgpu, cpu];
      const rival = device === "cpu" ? "the graphics adapter" : "the processor";
      return `${subject} computes: a trial took it ${milliseconds(mine)}, and ${rival} ${milliseconds(other)}.`;
    }
  }
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]* /.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
