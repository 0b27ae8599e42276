import { expose } from "comlink";
import type { Measurement, Task } from "../contender";
import { routes } from "../routes";
import { timed } from "../timed";
import { loadClip, loadGgml } from "./load";

/** As much of whisper.wasm as is used here. */
interface WhisperWasm {
  readonly WhisperWasmService: new (options: {
    readonly logLevel: number;
  }) => {
    initModel(file: Uint8Array): Promise<void>;
    transcribe(
      audio: Float32Array,
      onSegment: undefined,
      options: { readonly language: string; readonly threads: number; readonly translate: boolean },
    ): Promise<{ readonly segments: readonly { readonly text: string }[] }>;
  };
}

/** Times whisper.cpp's WebAssembly, which tells how long a whole clip takes and no more; the long audio is too long for it. */
async function measure({ model, threads }: Task): Promise<Measurement> {
  const script = `${routes.modules}@timur00kh/whisper.wasm/dist/index.es.js`;
  const { WhisperWasmService } = (await import(/* @vite-ignore */ script)) as WhisperWasm;
  const service = new WhisperWasmService({ logLevel: 3 });
  await service.initModel(await loadGgml(model));
  const clip = await loadClip();
  const options = { language: "en", threads, translate: false };
  const [clipMs, { segments }] = await timed(() => service.transcribe(clip, undefined, options));
  return { numbers: "q5_1", passes: [], clipMs, text: segments.map(({ text }) => text).join("") };
}

expose({ measure });
