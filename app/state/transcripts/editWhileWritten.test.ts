import fc from "fast-check";
import { expect, test } from "vitest";
import {
  assignSpeaker,
  joinParagraphs,
  type Segments,
  splitParagraph,
  writeParagraph,
} from "../../client/transcripts/edit/edit";
import { originalOf } from "../../client/transcripts/edit/originals";
import { fakeServices, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { work } from "../../testing/visits";

/** A file whose text is just being written. */
async function writing() {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.addFiles([new File(["sound"], "talk.mp3")]);
  await settle();
  const [run] = services.runs;
  if (run === undefined) throw new Error("nothing runs");
  let second = 0;
  const hear = (text: string) => {
    run.emit({ type: "segments", segments: [segment(second, second + 1, text)] });
    second += 4;
  };
  return { store, services, run, hear };
}

const texts = (segments: Segments) => segments.map(({ text }) => text);

test("what becomes known while a text is written is not taken back with an edit", async () => {
  const { store, run, hear } = await writing();
  hear(" One.");
  await store.actions.edit(1, (text) => ({ ...text, title: "Keepers" }));
  run.emit({ type: "language", language: "de", probability: 0.9 });
  hear(" Zwei.");
  await store.actions.undoEdit(1);
  expect(work(store).transcript).toMatchObject({ title: "talk.mp3", languages: [{ code: "de" }] });
  expect(texts(work(store).transcript.segments)).toEqual([" One.", " Zwei."]);
  await store.actions.redoEdit(1);
  expect(work(store).transcript).toMatchObject({ title: "Keepers", languages: [{ code: "de" }] });
});

test("a text that waits to be gone on with is edited, and goes on as it was left", async () => {
  const { store, services, hear } = await writing();
  hear(" One.");
  store.actions.addFiles([new File(["sound"], "other.mp3")]);
  store.actions.stop();
  await settle();
  await store.actions.continueJob(1);
  expect(work(store).job.state.status).toBe("waiting");
  expect(
    await store.actions.edit(1, (text) => ({
      ...text,
      segments: writeParagraph(text.segments, { first: 0, last: 0 }, "Won."),
    })),
  ).toBe("done");
  services.runs[1]?.finish();
  await settle();
  services.runs[2]?.emit({ type: "segments", segments: [segment(4, 5, " Two.")] });
  expect(texts(work(store).transcript.segments)).toEqual([" Won.", " Two."]);
});

/** What a person does in a segment that is found by a share of their number, or what is heard meanwhile. */
const deeds = fc.record({
  does: fc.constantFrom("hear", "hear", "write", "split", "join", "speaker", "title", "undo", "undo", "redo"),
  share: fc.double({ min: 0, max: 0.999, noNaN: true }),
  words: fc.constantFrom(" One two three.", " can't", "東京", " a", "new words", ""),
});

function changed(all: Segments, { does, share, words }: typeof deeds extends fc.Arbitrary<infer D> ? D : never) {
  const at = Math.floor(share * all.length);
  const [before, one] = [all[at - 1], all[at]];
  if (one === undefined) return all;
  const stretch = { first: one.id, last: one.id };
  if (does === "write") return writeParagraph(all, stretch, words);
  if (does === "split") return splitParagraph(all, stretch, Math.floor(share * one.text.length));
  if (does === "speaker") return assignSpeaker(all, stretch, words.trim() || undefined);
  return before ? joinParagraphs(all, { first: before.id, last: before.id }, stretch) : all;
}

test("whatever is edited while a file is written, nothing that was heard is lost, and all of it lies in the database", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 4, maxLength: 24 }), async (all) => {
      const { store, services, run, hear } = await writing();
      const heard: string[] = [];
      for (const deed of all) {
        if (deed.does === "hear") {
          heard.push(deed.words);
          hear(deed.words);
        } else if (deed.does === "undo") await store.actions.undoEdit(1);
        else if (deed.does === "redo") await store.actions.redoEdit(1);
        else if (deed.does === "title") await store.actions.edit(1, (text) => ({ ...text, title: deed.words }));
        else await store.actions.edit(1, (text) => ({ ...text, segments: changed(text.segments, deed) }));
        const { segments } = work(store).transcript;
        expect(texts(originalOf(segments))).toEqual(heard);
        expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length);
      }
      run.finish();
      await settle();
      const { segments, title } = work(store).transcript;
      const kept = services.transcripts.kept.get("transcript 1");
      // A file in which nobody speaks leaves nothing.
      if (segments.length > 0) expect(kept?.facts.title).toBe(title);
      const lying = (some: Segments = []) => new Map(some.map(({ id, text }) => [id, text]));
      expect(lying(kept?.segments)).toEqual(lying(segments));
      while ((await store.actions.undoEdit(1)) === "done");
      expect(texts(work(store).transcript.segments)).toEqual(heard);
      expect(work(store).transcript.title).toBe("talk.mp3");
    }),
    { numRuns: 60 },
  );
});
