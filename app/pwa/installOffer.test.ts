import { expect, test } from "vitest";
import { counted, firstOffer, mergedOffers } from "./installOffer";

test("the note is due with the third transcript, and never again once it is done", () => {
  let offer = firstOffer;
  const notes = [1, 2, 3, 4].map(() => {
    offer = counted(offer);
    return offer.note;
  });
  expect(notes).toEqual(["not-yet", "not-yet", "due", "due"]);
  expect(counted({ transcripts: 7, note: "done" })).toEqual({ transcripts: 8, note: "done" });
});

test("what another tab counted or answered meanwhile stays", () => {
  const before = { transcripts: 1, note: "not-yet" } as const;
  expect(mergedOffers({ transcripts: 2, note: "not-yet" }, before, counted(before))).toEqual({
    transcripts: 3,
    note: "due",
  });
  const due = { transcripts: 3, note: "due" } as const;
  expect(mergedOffers({ ...due, note: "done" }, { transcripts: 2, note: "not-yet" }, due).note).toBe("done");
});
