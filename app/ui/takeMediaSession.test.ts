import { expect, test, vi } from "vitest";
import { takeMediaSession } from "./takeMediaSession";

test("what takes the system's controls later keeps them when what had them before lets go", () => {
  const handlers = new Map<string, unknown>();
  const session = {
    metadata: null as { title: string } | null,
    playbackState: "playing",
    setActionHandler: (action: string, handler: unknown) => handlers.set(action, handler),
  };
  vi.stubGlobal("navigator", { mediaSession: session });
  vi.stubGlobal(
    "MediaMetadata",
    class {
      readonly title: string;
      constructor({ title }: { title: string }) {
        this.title = title;
      }
    },
  );
  const play = () => {};
  const endPlayer = takeMediaSession("played", { play, seekto: play });
  const endRecording = takeMediaSession("recorded", { play });
  expect(handlers.get("seekto")).toBeNull();
  endPlayer();
  expect([session.metadata?.title, handlers.get("play")]).toEqual(["recorded", play]);
  endRecording();
  expect([session.metadata, session.playbackState, handlers.get("play")]).toEqual([null, "none", null]);
});

test("a browser without them is left alone", () => {
  vi.stubGlobal("navigator", {});
  expect(() => takeMediaSession("played", {})()).not.toThrow();
});
