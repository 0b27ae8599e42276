import { foreignSigns, type Transcript } from "../../engine/index";
import type { CommandModel } from "./commandServices";
import type { Job } from "./job";
import { tell } from "./tell";

/** What was heard of a sound, by its name, and with which model. */
interface Written {
  readonly shown: string;
  readonly model: Pick<CommandModel, "isMultilingual">;
  readonly transcript: Pick<Transcript, "segments">;
  readonly how: "file" | "live";
}

/** Says where an English-only model wrote down something else than English. */
export function tellForeign({ request, services }: Job, { shown, model, transcript, how }: Written): void {
  if (model.isMultilingual || foreignSigns(transcript.segments, how) !== "foreign") return;
  const knows = "base-q5_1 knows 99 languages: --model base-q5_1.";
  tell(services.stderr, `${shown} does not sound like English, all that ${request.model} knows. ${knows}`);
}
