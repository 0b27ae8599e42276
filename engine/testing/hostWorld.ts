import type { Backend } from "../../kernels/runtime/backend";
import { SottoError } from "../errors";
import { oneFile, weightsFile } from "../files/modelFile";
import { EngineHost, type HostServices } from "../host";
import type { PortAudio } from "../protocol";
import type { LoadOptions, ModelSource, Recogniser } from "../recogniser";
import type { Word } from "../transcript/types";
import { noiseSource } from "./audio";
import { scriptedRecogniser, scriptedWords } from "./scriptedRecogniser";

/** The port is the page's; here the service that opens it gives noise instead. */
export const audio: PortAudio = { port: new MessageChannel().port1 as MessagePort, start: 0, seconds: 90 };

/** What is said in any audio; the recorded clip has a voice there. */
const words = [10, 30, 50, 70, 85].flatMap((from) => scriptedWords("word", from));

/** A host with everything faked around it, and what it did. */
export function hostWorld(services: Partial<HostServices> = {}, said: readonly Word[] = words) {
  const log: string[] = [];
  const losses: ((message: string) => void)[] = [];
  const heads: LoadOptions["alignmentHeads"][] = [];
  const load = async (_: Backend, files: ModelSource, { alignmentHeads }: LoadOptions = {}): Promise<Recogniser> => {
    const weights = files instanceof Uint8Array ? undefined : files.get(weightsFile);
    await weights?.until(weights.bytes.length);
    if ((files instanceof Uint8Array ? files : weights?.bytes)?.[0] === 0)
      throw new SottoError("model-corrupt", "no model");
    log.push("load");
    heads.push(alignmentHeads);
    return {
      ...scriptedRecogniser({ words: said, features: { name: "any" } }),
      dispose: () => void log.push("dispose"),
    };
  };
  const host = new EngineHost(
    {
      openGpu: async () => {
        log.push("open");
        const lost = new Promise<string>((resolve) => losses.push(resolve));
        const info = { kind: "webgpu", adapter: "fake", element: "f32", arithmetic: "f32", software: true };
        const scope = () => ({ dispose: () => {} }) as Backend;
        return { info, lost, scope } as Backend;
      },
      openCpu: () => Promise.reject(new Error("not asked for")),
      version: "1",
      readModel: async (_, onBytes) => {
        onBytes(3);
        return oneFile(Uint8Array.of(1, 2, 3));
      },
      openAudio: () => ({ ...noiseSource(90), close: () => void log.push("close") }),
      readVad: () => Promise.reject(new Error("not asked for")),
      now: () => 0,
      ...services,
    },
    load,
  );
  return { host, log, heads, lose: () => losses.at(-1)?.("gone") };
}
