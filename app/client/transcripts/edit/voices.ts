import type { FoundVoice } from "../types";
import { renameSpeaker, withoutSpeaker } from "./edit";
import type { EditedText } from "./history";

/** Calls a voice by another name everywhere; one that has that name already becomes the same. */
export function renameVoice(text: EditedText, from: string, to: string): EditedText {
  const { voices } = text;
  return {
    ...text,
    segments: renameSpeaker(text.segments, from, to),
    speakers: text.speakers.map((one) => (one === from ? to : one)),
    voices: voices && renamedVoices(voices, from, to),
  };
}

/** Nobody has this voice any more, and how it sounds is forgotten. */
export function withoutVoice(text: EditedText, name: string): EditedText {
  const { voices } = text;
  const left = voices?.filter((one) => one.name !== name);
  return { ...text, segments: withoutSpeaker(text.segments, name), voices: left };
}

/** Notes that a voice is not that of a name which was proposed for it. */
export function withoutProposal(text: EditedText, name: string, proposed: string): EditedText {
  const voices = text.voices?.map((one) => (one.name === name ? { ...one, not: [...(one.not ?? []), proposed] } : one));
  return { ...text, voices };
}

/** A voice with another name; of two that become one, how it sounds is told by both. */
export function renamedVoices(voices: readonly FoundVoice[], from: string, to: string): readonly FoundVoice[] {
  const own = voices.find(({ name }) => name === from);
  if (own === undefined || from === to) return voices;
  const other = voices.find(({ name }) => name === to);
  const voice = other ? joined(own, other) : { ...own, name: to };
  return voices.flatMap((one) => (one === own ? (other ? [] : [voice]) : one === other ? [voice] : [one]));
}

function joined(own: FoundVoice, other: FoundVoice): FoundVoice {
  const sum = own.voice.map((x, i) => own.seconds * x + other.seconds * (other.voice[i] ?? 0));
  const length = Math.hypot(...sum) || 1;
  return { ...other, voice: sum.map((x) => x / length), seconds: own.seconds + other.seconds };
}
