/**
 * The name that openai/whisper gives a tensor of another's; undefined for one that no Whisper has.
 *
 * Known are the names of transformers (which candle's GGUFs have too), of transcribe.cpp, and openai's own.
 */
export function openaiName(name: string): string | undefined {
  const [, side, layer, part, end] = pattern.exec(name) ?? [];
  if (side === undefined || part === undefined) return undefined;
  const room = side.startsWith("enc") ? "encoder" : "decoder";
  if (layer !== undefined) {
    const known = blockParts.get(part);
    return known === undefined || end === undefined ? undefined : `${room}.blocks.${Number(layer)}.${known}${end}`;
  }
  const known = (room === "encoder" ? encoderParts : decoderParts).get(part);
  if (known === undefined) return undefined;
  // openai's positions are a tensor, not a layer with a weight.
  return known === positions ? `${room}.${known}` : end && `${room}.${known}${end}`;
}

/** Whether a tensor adds nothing to the others: the output layer is the token embedding, and filters are computed. */
export function isSpare(name: string): boolean {
  return /^(proj_out\.weight|lm_head\.weight|frontend\..*|mel_filters|alignment_heads)$/.test(name);
}

/** Three digits are more layers than any has. */
const pattern = /^(?:model\.)?(encoder|decoder|enc|dec)\.(?:(?:layers|blocks)\.(\d{1,3})\.)?(.+?)(\.weight|\.bias)?$/;

const positions = "positional_embedding";

const encoderParts = new Map([
  ["conv1", "conv1"],
  ["conv2", "conv2"],
  ["conv.0", "conv1"],
  ["conv.1", "conv2"],
  ["ln_post", "ln_post"],
  ["layer_norm", "ln_post"],
  ["final_norm", "ln_post"],
  [positions, positions],
  ["embed_positions", positions],
  ["pos_emb", positions],
]);

const decoderParts = new Map([
  ["token_embedding", "token_embedding"],
  ["embed_tokens", "token_embedding"],
  ["token_embd", "token_embedding"],
  ["ln", "ln"],
  ["layer_norm", "ln"],
  ["final_norm", "ln"],
  [positions, positions],
  ["embed_positions", positions],
  ["pos_emb", positions],
]);

const projections = [
  ["query", "q_proj", "q"],
  ["key", "k_proj", "k"],
  ["value", "v_proj", "v"],
  ["out", "out_proj", "out"],
] as const;

const blockParts = new Map<string, string>([
  ...projections.flatMap(([name, long, short]) =>
    [
      [`attn.${name}`, `attn.${name}`],
      [`cross_attn.${name}`, `cross_attn.${name}`],
      [`self_attn.${long}`, `attn.${name}`],
      [`encoder_attn.${long}`, `cross_attn.${name}`],
      [`attn.${short}`, `attn.${name}`],
      [`self_attn.${short}`, `attn.${name}`],
      [`cross_attn.${short}`, `cross_attn.${name}`],
    ].map(([from = "", to = ""]) => [from, to] as const),
  ),
  ...["attn_ln", "cross_attn_ln", "mlp_ln", "mlp.0", "mlp.2"].map((name) => [name, name] as const),
  ["self_attn_layer_norm", "attn_ln"],
  ["encoder_attn_layer_norm", "cross_attn_ln"],
  ["final_layer_norm", "mlp_ln"],
  ["fc1", "mlp.0"],
  ["fc2", "mlp.2"],
  ["norm_attn", "attn_ln"],
  ["norm_self", "attn_ln"],
  ["norm_cross", "cross_attn_ln"],
  ["norm_ffn", "mlp_ln"],
  ["ffn.fc1", "mlp.0"],
  ["ffn.fc2", "mlp.2"],
]);

/** transformers' name of a tensor, which candle expects in a GGUF. */
export function transformersName(name: string): string {
  const [, side = "", layer, part = "", end = ""] = pattern.exec(name) ?? [];
  if (part === positions) return `model.${side}.embed_positions.weight`;
  if (layer === undefined) return `model.${side}.${transformersParts.get(part) ?? part}${end}`;
  const [, attention, projection] = /^(attn|cross_attn)\.(.+)$/.exec(part) ?? [];
  const long = projections.find(([one]) => one === projection)?.[1];
  const named = long ? `${attention === "attn" ? "self" : "encoder"}_attn.${long}` : transformersParts.get(part);
  return `model.${side}.layers.${layer}.${named ?? part}${end}`;
}

const transformersParts = new Map([
  ["ln_post", "layer_norm"],
  ["ln", "layer_norm"],
  ["token_embedding", "embed_tokens"],
  ["attn_ln", "self_attn_layer_norm"],
  ["cross_attn_ln", "encoder_attn_layer_norm"],
  ["mlp_ln", "final_layer_norm"],
  ["mlp.0", "fc1"],
  ["mlp.2", "fc2"],
]);
