import { defaultJobOptions, type JobOptions, mostCharacters } from "./jobOptions";
import type { OptionsMemory } from "./types";

const key = "sotto.options";
const version = 1;

/**
 * The options of the next file, in one record. What another version wrote, or what is broken, counts as never chosen;
 * a browser that keeps nothing begins with the defaults at every visit.
 */
export function createOptionsMemory(storage: Storage | undefined): OptionsMemory {
  return {
    read: () => parse(storage?.getItem(key)),
    write(options) {
      try {
        storage?.setItem(key, JSON.stringify({ version, ...options }));
      } catch {
        // A full or forbidden storage costs the choice at the next visit.
      }
    },
  };
}

function parse(text: string | null | undefined): JobOptions {
  try {
    const kept = JSON.parse(text ?? "{}") as Record<string, unknown>;
    return kept.version === version ? checked(kept) : defaultJobOptions;
  } catch {
    return defaultJobOptions;
  }
}

/** Each option by itself: one that is broken takes no other with it. */
function checked(kept: Readonly<Record<string, unknown>>): JobOptions {
  return {
    task: kept.task === "translate" ? "translate" : "transcribe",
    wordTimestamps: kept.wordTimestamps === true,
    skipSilence: kept.skipSilence === true,
    followLanguage: kept.followLanguage === true,
    fastest: kept.fastest === true,
    hotwords: textOf(kept.hotwords, mostCharacters.hotwords),
    initialPrompt: textOf(kept.initialPrompt, mostCharacters.initialPrompt),
  };
}

function textOf(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most) : "";
}
