import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { someOf, wholeNumber } from "../args/values";
import { projectRoot } from "../setup/root";
import { type ContenderName, contenderNames, type ModelName, modelNames } from "./contender";

export const usage = `npm run bench:peers -- [--only NAME,…] [--models tiny.en,base] [--threads 1,2] [--rounds N]
  [--passes N] [--tokens N] [--clip AUDIO] [--long AUDIO] [--onnx FOLDER] [--modules FOLDER] [--json FILE]

  Races Sotto's WebAssembly back end against other people's Whisper on this machine's processor and prints a table:
  sotto, transformers.js (in Chromium), whisper.cpp (native, through python3), whisper.wasm (whisper.cpp in Chromium,
  first round only).
  They take turns, a round each, and the table gives medians. Nothing else should run on the machine meanwhile.

  --passes   times a round that a window is encoded and --tokens are decoded (3 and 64)
  --clip     at most 30 s of speech (the sample clip unless given)
  --long     audio of which the first six minutes are transcribed; without it that column is left out
  --onnx     folder with a folder per model of q8 ONNX exports, which transformers.js needs
  --modules  a node_modules that has the rivals; unless given they are installed from npm into this project's cache,
             as native whisper.cpp is in any case, with pip
`;

/** What `npm run bench:peers` was asked for. */
export interface PeersRequest {
  readonly only: readonly ContenderName[];
  readonly models: readonly ModelName[];
  readonly threads: readonly number[];
  readonly rounds: number;
  readonly passes: number;
  readonly tokens: number;
  readonly clip: string;
  readonly long: string | undefined;
  readonly onnx: string | undefined;
  readonly modules: string | undefined;
  readonly json: string | undefined;
}

/** Reads the arguments; throws a sentence. */
export function parseRequest(args: string[]): PeersRequest {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      only: { ...text, default: contenderNames.join(",") },
      models: { ...text, default: modelNames.join(",") },
      threads: { ...text, default: "1,2" },
      rounds: { ...text, default: "3" },
      passes: { ...text, default: "3" },
      tokens: { ...text, default: "64" },
      clip: { ...text, default: join(projectRoot(), "engine", "testing", "audio", "jfk-16k.wav") },
      long: text,
      onnx: text,
      modules: text,
      json: text,
    },
  });
  const { clip, long, onnx, modules, json } = values;
  for (const [option, path] of Object.entries({ clip, long, onnx, modules })) {
    if (path !== undefined && !existsSync(path)) throw new Error(`--${option} is "${path}", which is not here.`);
  }
  const tokens = wholeNumber("--tokens", values.tokens);
  if (tokens < 4 || tokens > 200) throw new Error(`--tokens is "${tokens}", expected 4 to 200.`);
  return {
    only: someOf("--only", values.only, contenderNames),
    models: someOf("--models", values.models, modelNames),
    threads: values.threads.split(",").map((value) => wholeNumber("--threads", value)),
    rounds: wholeNumber("--rounds", values.rounds),
    passes: wholeNumber("--passes", values.passes),
    tokens,
    clip,
    long,
    onnx,
    modules,
    json,
  };
}
