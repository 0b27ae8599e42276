import { writeFileSync } from "node:fs";
import { start } from "../setup/program";
import { packSpeakers } from "./pack";

const usage = `npm run speakers -- SEGMENTATION.safetensors VOICE.safetensors OUT.safetensors

  Packs the two networks that tell speakers apart into the one file that --speaker-model takes: docs/speakers.md.
`;

await start({
  usage,
  parse(args) {
    const [segmentation, voice, out] = args;
    if (!segmentation || !voice || !out || args.length !== 3) throw new Error(usage);
    return { segmentation, voice, out };
  },
  async run({ segmentation, voice, out }) {
    const file = packSpeakers(segmentation, voice);
    writeFileSync(out, file);
    process.stdout.write(`${out}: ${(file.length / 1e6).toFixed(1)} MB\n`);
    return 0;
  },
});
