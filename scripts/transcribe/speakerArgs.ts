import type { SpeakerCount } from "../../engine/speakers/types";
import { condition, UsageError } from "../args/values";
import { usualSpeakers } from "../models/usualSpeakers";
import { type OutputFormat, speakerFormats } from "./formats";

/** How speakers are told apart. */
export interface Speakers extends SpeakerCount {
  /** File of the networks. */
  readonly model: string;
}

interface SpeakerFlags {
  readonly diarize?: string | undefined;
  readonly speakers?: string | undefined;
  readonly "speaker-model"?: string | undefined;
}

/**
 * What the flags say of speakers; a number of them, their networks and formats of who speaks when ask for them too.
 * @throws UsageError
 */
export function speakersOf(
  { diarize, speakers, "speaker-model": model }: SpeakerFlags,
  wanted: readonly OutputFormat[] | undefined,
): Speakers | undefined {
  const isWanted = wanted?.some((format) => (speakerFormats as readonly string[]).includes(format)) ?? false;
  const isAsked =
    diarize === undefined ? (speakers ?? model) !== undefined || isWanted : condition("--diarize", diarize);
  if (!isAsked) return undefined;
  return { ...(speakers === undefined ? {} : countOf(speakers)), model: model ?? usualSpeakers() };
}

function countOf(value: string): SpeakerCount {
  const [, first, last = first] = /^([1-9]\d?)(?:-([1-9]\d?))?$/.exec(value) ?? [];
  const [least, most] = [Number(first), Number(last)];
  if (first === undefined || least > most)
    throw new UsageError(`--speakers is "${value}", expected a number such as 2, or a range such as 2-4.`);
  return { least, most };
}
