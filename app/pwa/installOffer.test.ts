import { expect, test } from "vitest";
import { counted, firstOffer } from "./installOffer";

test("the note is due with the third transcript, and never again once it is done", () => {
  let offer = firstOffer;
  const notes = [1, 2, 3, 4].map(() => {
    offer = counted(offer);
    return offer.note;
  });
  expect(notes).toEqual(["not-yet", "not-yet", "due", "due"]);
  expect(counted({ transcripts: 7, note: "done" })).toEqual({ transcripts: 8, note: "done" });
});
