import { useEffect } from "react";
import { isAllDone } from "../../state/queue/doneFiles";
import { useAppStore } from "../../state/react";

/** Hertz of two notes, a fourth apart, and the seconds that each has. */
const notes = [660, 880] as const;
const length = 0.18;
const loudness = 0.08;

/** Two soft notes when the last file is written down, where the user wants that. */
export function useDoneSound(): void {
  const store = useAppStore();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.preferences.doneSound === "on" && isAllDone(state, before)) void play();
      }),
    [store],
  );
}

async function play(): Promise<void> {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.connect(context.destination);
  for (const [index, frequency] of notes.entries()) {
    const note = new OscillatorNode(context, { frequency });
    const start = context.currentTime + index * length;
    note.connect(gain);
    note.start(start);
    note.stop(start + length);
  }
  const end = context.currentTime + notes.length * length;
  gain.gain.setValueAtTime(loudness, context.currentTime);
  gain.gain.linearRampToValueAtTime(0, end);
  await new Promise((resolve) => setTimeout(resolve, 1000 * (notes.length * length + 0.2)));
  await context.close();
}
