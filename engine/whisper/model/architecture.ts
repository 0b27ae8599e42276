import type { ExpectedTensor, ExpectedTensors } from "../../files/tensorTable";
import type { ModelDimensions } from "./dimensions";

/** Every tensor of a Whisper model by openai/whisper's name (model.py), with its shape. */
export function expectedTensors(dims: ModelDimensions): ExpectedTensors {
  const tensors = new Map<string, ExpectedTensor>();
  addConvolution(tensors, "encoder.conv1", dims.nAudioState, dims.nMels);
  addConvolution(tensors, "encoder.conv2", dims.nAudioState, dims.nAudioState);
  tensors.set("encoder.positional_embedding", { role: "vector", shape: [dims.nAudioCtx, dims.nAudioState] });
  for (let layer = 0; layer < dims.nAudioLayer; layer++) {
    addAttention(tensors, `encoder.blocks.${layer}.attn`, dims.nAudioState);
    addMlp(tensors, `encoder.blocks.${layer}`, dims.nAudioState);
  }
  addLayerNorm(tensors, "encoder.ln_post", dims.nAudioState);
  tensors.set("decoder.token_embedding.weight", { role: "matrix", shape: [dims.nVocab, dims.nTextState] });
  tensors.set("decoder.positional_embedding", { role: "vector", shape: [dims.nTextCtx, dims.nTextState] });
  for (let layer = 0; layer < dims.nTextLayer; layer++) {
    addAttention(tensors, `decoder.blocks.${layer}.attn`, dims.nTextState);
    addAttention(tensors, `decoder.blocks.${layer}.cross_attn`, dims.nTextState);
    addMlp(tensors, `decoder.blocks.${layer}`, dims.nTextState);
  }
  addLayerNorm(tensors, "decoder.ln", dims.nTextState);
  return tensors;
}

type Tensors = Map<string, ExpectedTensor>;

function addConvolution(tensors: Tensors, name: string, outputs: number, inputs: number): void {
  tensors.set(`${name}.weight`, { role: "convolution", shape: [outputs, inputs, 3] });
  tensors.set(`${name}.bias`, { role: "vector", shape: [outputs] });
}

/** The key projection has no bias. */
function addAttention(tensors: Tensors, name: string, state: number): void {
  for (const part of ["query", "key", "value", "out"]) {
    tensors.set(`${name}.${part}.weight`, { role: "matrix", shape: [state, state] });
    if (part !== "key") tensors.set(`${name}.${part}.bias`, { role: "vector", shape: [state] });
  }
  addLayerNorm(tensors, `${name}_ln`, state);
}

function addMlp(tensors: Tensors, block: string, state: number): void {
  tensors.set(`${block}.mlp.0.weight`, { role: "matrix", shape: [4 * state, state] });
  tensors.set(`${block}.mlp.0.bias`, { role: "vector", shape: [4 * state] });
  tensors.set(`${block}.mlp.2.weight`, { role: "matrix", shape: [state, 4 * state] });
  tensors.set(`${block}.mlp.2.bias`, { role: "vector", shape: [state] });
  addLayerNorm(tensors, `${block}.mlp_ln`, state);
}

function addLayerNorm(tensors: Tensors, name: string, state: number): void {
  tensors.set(`${name}.weight`, { role: "vector", shape: [state] });
  tensors.set(`${name}.bias`, { role: "vector", shape: [state] });
}
