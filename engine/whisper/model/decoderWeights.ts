import type { Backend } from "../../../kernels/runtime/backend";
import type { Tensor, Weight } from "../../../kernels/runtime/tensor";
import type { StoredTensor } from "../../files/storedTensor";
import type { WhisperFile } from "../files/whisperFile";
import { type BlockWeights, tensorOf, untilAll, uploadBlock } from "./block";
import { packRows, uploadFloats, uploadPositions, uploadWeight } from "./weights";

export interface DecoderBlockWeights extends BlockWeights {
  readonly crossLn: Tensor;
  readonly crossQuery: Weight;
  readonly crossQueryBias: Tensor;
  readonly crossKv: Weight;
  readonly crossKvBias: Tensor;
  readonly crossOut: Weight;
  readonly crossOutBias: Tensor;
}

export interface DecoderWeights {
  readonly tokenEmbedding: Weight;
  readonly positions: Tensor;
  readonly blocks: readonly DecoderBlockWeights[];
  readonly ln: Tensor;
}

export async function uploadDecoder(backend: Backend, model: WhisperFile): Promise<DecoderWeights> {
  await untilAll(model, ["decoder.token_embedding", "decoder.positional_embedding"]);
  const entry = {
    tokenEmbedding: uploadWeight(
      backend,
      "decoder.token_embedding",
      packRows([tensorOf(model, "decoder.token_embedding.weight")]),
    ),
    positions: uploadPositions(backend, "decoder.positions", tensorOf(model, "decoder.positional_embedding"), "f32"),
  };
  const blocks: DecoderBlockWeights[] = [];
  for (let i = 0; i < model.dims.nTextLayer; i++) {
    await untilAll(model, [`decoder.blocks.${i}.`]);
    blocks.push(uploadDecoderBlock(backend, model, `decoder.blocks.${i}`));
  }
  await untilAll(model, ["decoder.ln."]);
  const ln = [tensorOf(model, "decoder.ln.weight"), tensorOf(model, "decoder.ln.bias")];
  return { ...entry, blocks, ln: uploadFloats(backend, "decoder.ln", ln) };
}

function uploadDecoderBlock(backend: Backend, model: WhisperFile, prefix: string): DecoderBlockWeights {
  const of = (name: string): StoredTensor => tensorOf(model, `${prefix}.${name}`);
  const floats = (name: string, parts: readonly (StoredTensor | number)[]): Tensor =>
    uploadFloats(backend, `${prefix}.${name}`, parts);
  const weight = (name: string, parts: readonly StoredTensor[]): Weight =>
    uploadWeight(backend, `${prefix}.${name}`, packRows(parts));
  return {
    ...uploadBlock(backend, model, prefix),
    crossLn: floats("cross_attn_ln", [of("cross_attn_ln.weight"), of("cross_attn_ln.bias")]),
    crossQuery: weight("cross_attn.query", [of("cross_attn.query.weight")]),
    crossQueryBias: floats("cross_attn.query.bias", [of("cross_attn.query.bias")]),
    crossKv: weight("cross_attn.kv", [of("cross_attn.key.weight"), of("cross_attn.value.weight")]),
    crossKvBias: floats("cross_attn.kv.bias", [model.dims.nTextState, of("cross_attn.value.bias")]),
    crossOut: weight("cross_attn.out", [of("cross_attn.out.weight")]),
    crossOutBias: floats("cross_attn.out.bias", [of("cross_attn.out.bias")]),
  };
}
