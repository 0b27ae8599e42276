import { describe, expect, test } from "vitest";
import type { Segment } from "../../../engine/index";
import type { HeardLanguage } from "../../client/worker/askLanguage";
import { base, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { opened } from "../../testing/openedStore";
import { confirmed, job, recording, texts, transcript } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import type { AppStore } from "../store";
import { createAppStore } from "../store";
import { foreignIn } from "./foreign";

const words = (start: number, text: string, avgLogprob: number): Segment => ({
  ...segment(start, start + 4, text),
  tokens: [50363, 1, 2, 3, 4, 50513],
  avgLogprob,
});
const foreign = (store: AppStore) => {
  const [first] = store.getState().jobs;
  return first && foreignIn(store.getState(), first);
};

/** A file that tiny.en has begun to write down, with base stored or not. */
async function begun(services = fakeServices(), stored: "base" | "none" = "none") {
  const { store } = await opened(services);
  const state = { status: stored === "base" ? "stored" : "absent" } as const;
  services.shelf.set([
    shelfModel(tiny.name, { origin: "page", state: { status: "stored" } }),
    shelfModel(base.name, { origin: "page", state }),
  ]);
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const hear = async (...segments: readonly Segment[]) => {
    services.runs.at(-1)?.emit({ type: "segments", segments });
    await settle();
  };
  return { store, services, hear };
}

describe("a file that an English-only model writes down", () => {
  test("is noticed by its own signs where no other model is here, until somebody says that it is English", async () => {
    const { store, services, hear } = await begun();
    await hear(words(0, " Thank you for watching.", -1.4));
    expect(foreign(store)).toEqual({ model: tiny.name, language: undefined });
    expect(services.questions).toEqual([]);
    await store.actions.callEnglish(1);
    expect(foreign(store)).toBeUndefined();
    expect(services.transcripts.kept.get("transcript 1")?.facts.sounds).toBe("en");
  });

  test("of which the model is sure is left alone, and nobody is asked", async () => {
    const { store, services, hear } = await begun(fakeServices(), "base");
    await hear(words(0, " And so my fellow Americans.", -0.2));
    expect([foreign(store), services.questions]).toEqual([undefined, []]);
  });

  test("and that leaves doubt is heard once by a model of several languages that is here, and kept with the text", async () => {
    const services = fakeServices();
    services.answer = { language: "de", probability: 0.98 };
    const { store, hear } = await begun(services, "base");
    await hear(words(3, " Vinzy dimfilling dust.", -0.8));
    await hear(words(7, " Formation is.", -0.8));
    expect(services.questions).toEqual([base.name]);
    expect(services.opened.at(-1)).toEqual({ name: "a.mp3", from: 2 });
    expect(foreign(store)).toEqual({ model: tiny.name, language: "de" });
    services.runs[0]?.finish();
    await settle();
    const later = fakeServices();
    later.transcripts.kept.set("transcript 1", services.transcripts.kept.get("transcript 1") as never);
    const again = createAppStore(later);
    await again.actions.open();
    expect(foreign(again)).toEqual({ model: tiny.name, language: "de" });
  });

  test("keeps an answer that comes when its text is whole already", async () => {
    const services = fakeServices();
    let answer = (_: HeardLanguage) => {};
    const asking = new Promise<HeardLanguage>((resolve) => {
      answer = resolve;
    });
    const { store, hear } = await begun({ ...services, askLanguage: () => asking }, "base");
    await hear(words(0, " Vinzy dimfilling dust.", -1.2));
    services.runs[0]?.finish();
    await settle();
    expect(services.transcripts.held.size).toBe(0);
    answer({ language: "de", probability: 0.98 });
    await settle();
    expect(foreign(store)?.language).toBe("de");
    expect(services.transcripts.kept.get("transcript 1")?.facts.sounds).toBe("de");
    expect(services.transcripts.held.size).toBe(0);
  });

  test("is English where the other model is sure of that, and goes by its own signs where it is not", async () => {
    const services = fakeServices();
    services.answer = { language: "en", probability: 0.9 };
    const sure = await begun(services, "base");
    await sure.hear(words(0, " Montreal, forced.", -1.2));
    expect(foreign(sure.store)).toBeUndefined();
    for (const answer of [{ language: "la", probability: 0.37 }, undefined]) {
      const others = fakeServices();
      others.answer = answer;
      const unsure = await begun(others, "base");
      await unsure.hear(words(0, " Montreal, forced.", -1.2));
      expect(foreign(unsure.store)).toEqual({ model: tiny.name, language: undefined });
    }
  });

  test("is transcribed with the other model at once, which finds the language by itself", async () => {
    const { store, services, hear } = await begun();
    await hear(words(0, " Thank you for watching.", -1.4));
    expect(await store.actions.transcribeInstead(1, base)).toBe("begun");
    await settle();
    expect(services.loads.at(-1)).toBe(base.name);
    expect(services.runs.at(-1)?.options.language).toBeUndefined();
    await hear(words(0, " Guten Tag.", -0.3));
    services.runs.at(-1)?.finish();
    await settle();
    expect(foreign(store)).toBeUndefined();
    expect(
      store
        .getState()
        .transcripts.get("transcript 1")
        ?.segments.map(({ text }) => text),
    ).toEqual([" Guten Tag."]);
  });
});

describe("a recording that is being made", () => {
  test("is heard by the other model from its beginning, and nothing of the text before is left", async () => {
    const { store, services } = await recording();
    services.liveRuns[0]?.emit(confirmed("new", words(0, " Thank you for", -1.4)));
    services.liveRuns[0]?.emit(confirmed("new", words(4, " watching.", -1.4)));
    expect(foreign(store)).toEqual({ model: tiny.name, language: undefined });
    expect(await store.actions.transcribeInstead(1, base)).toBe("begun");
    await settle();
    expect([texts(store), services.loads.at(-1)]).toEqual([[], base.name]);
    expect(services.liveRuns[1]?.options.language).toBeUndefined();
    expect(transcript(store)).toMatchObject({ model: base.name, languages: [] });
    services.liveRuns[1]?.emit(confirmed("new", words(0, " Guten Tag.", -0.3)));
    await settle();
    expect([texts(store), job(store).state.status]).toEqual([[" Guten Tag."], "recording"]);
    expect(services.transcripts.kept.get("transcript 1")?.removed).toEqual([]);
    expect(foreign(store)).toBeUndefined();
  });
});
