import { snippets } from "../runtime/snippets";
import type { Tuning } from "../runtime/tuning";
import lstmRecallFew from "./lstm_recall_few.wgsl?raw";
import lstmRecallHeld from "./lstm_recall_held.wgsl?raw";

/** A step of an LSTM: on a card half of the weights are held from step to step, software adapters read all of them a few after the other. */
export function lstmSnippets({ matmul }: Tuning): readonly string[] {
  return [snippets.lstmStep, matmul.kind === "direct" ? lstmRecallFew : lstmRecallHeld];
}
