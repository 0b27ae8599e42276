import type { LiveEvent, LiveVoice } from "../../engine/index";
import { settle } from "./fakeServices";
import { recording, transcript } from "./recordingStore";
import type { segment } from "./segments";

/** A voice as the engine tells it. */
export const voice = (speaker: number): LiveVoice => ({
  speaker,
  voice: new Float32Array(256).fill(1 / 16),
  seconds: 4,
});

/** Segments that are given to who speaks; a number in place of undefined. */
export function spoken(...parts: readonly (readonly [number | undefined, ReturnType<typeof segment>])[]): LiveEvent {
  const known = [...new Set(parts.flatMap(([speaker]) => (speaker === undefined ? [] : [speaker])))];
  return {
    type: "spoken",
    track: 0,
    parts: parts.map(([speaker, { id: _, ...one }]) => ({ segment: one, speaker })),
    voices: known.map(voice),
  };
}

/** A recording in which speakers are told apart, or not. */
export async function told(tellSpeakers = true) {
  const started = await recording();
  started.store.actions.stopRecording();
  const { store, services } = started;
  services.recordings.tell({ ended: true });
  services.liveRuns[0]?.finish();
  await settle();
  store.actions.changeOptions({ tellSpeakers });
  await store.actions.record();
  await settle();
  const run = services.liveRuns.at(-1);
  const said = () => transcript(store).segments.map(({ text, speaker }) => [speaker, text]);
  return { store, services, run, said };
}
