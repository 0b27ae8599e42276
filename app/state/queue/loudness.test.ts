import { expect, test } from "vitest";
import { fakeServices, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";

test("how loud a file is lies in the database before its end is told, however long that takes", async () => {
  const services = fakeServices();
  const { putPeaks } = services.transcripts;
  services.transcripts.putPeaks = async (...peaks) => {
    await settle();
    await putPeaks(...peaks);
  };
  const { store } = await opened(services);
  const known: Promise<Uint8Array | undefined>[] = [];
  store.subscribe(({ jobs }) => {
    if (jobs[0]?.state.status === "done" && known.length === 0) known.push(store.actions.peaksOf(jobs[0].id));
  });
  store.actions.addFiles([new File(["sound"], "talk.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " One.")] });
  services.runs[0]?.finish();
  await expect.poll(() => known.length).toBe(1);
  expect(await known[0]).toEqual(Uint8Array.of(1, 2, 3));
});
