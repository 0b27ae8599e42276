import { expect, test } from "vitest";
import { smallestDims } from "../../testing/writeGgml";
import { expectedTensors } from "../model/architecture";
import { openaiName, transformersName } from "./names";

test.each([
  ["model.encoder.layers.11.self_attn.q_proj.weight", "encoder.blocks.11.attn.query.weight"],
  ["model.decoder.layers.0.encoder_attn.out_proj.bias", "decoder.blocks.0.cross_attn.out.bias"],
  ["decoder.layers.2.encoder_attn_layer_norm.weight", "decoder.blocks.2.cross_attn_ln.weight"],
  ["model.decoder.embed_tokens.weight", "decoder.token_embedding.weight"],
  ["model.encoder.embed_positions.weight", "encoder.positional_embedding"],
  ["encoder.conv1.bias", "encoder.conv1.bias"],
  ["encoder.blocks.3.mlp.2.weight", "encoder.blocks.3.mlp.2.weight"],
  ["decoder.positional_embedding", "decoder.positional_embedding"],
  ["enc.conv.1.weight", "encoder.conv2.weight"],
  ["enc.blocks.0.attn.k.weight", "encoder.blocks.0.attn.key.weight"],
  ["enc.blocks.0.norm_ffn.bias", "encoder.blocks.0.mlp_ln.bias"],
  ["dec.blocks.5.self_attn.v.bias", "decoder.blocks.5.attn.value.bias"],
  ["dec.blocks.5.norm_cross.weight", "decoder.blocks.5.cross_attn_ln.weight"],
  ["dec.final_norm.bias", "decoder.ln.bias"],
  ["dec.pos_emb.weight", "decoder.positional_embedding"],
])("%s is %s", (name, wanted) => {
  expect(openaiName(name)).toBe(wanted);
});

test.each([
  "",
  "weight",
  "model.encoder",
  "encoder.layers.1234.fc1.weight",
  "decoder.conv1.weight",
  "classifier.weight",
])("%j is no Whisper's", (name) => expect(openaiName(name)).toBeUndefined());

test("every tensor has a name of transformers, and that name is the tensor's", () => {
  const names = [...expectedTensors(smallestDims).keys()];
  expect(names.map((name) => openaiName(transformersName(name)))).toEqual(names);
  expect(transformersName("decoder.blocks.0.cross_attn.query.bias")).toBe(
    "model.decoder.layers.0.encoder_attn.q_proj.bias",
  );
  expect(transformersName("encoder.ln_post.weight")).toBe("model.encoder.layer_norm.weight");
});
