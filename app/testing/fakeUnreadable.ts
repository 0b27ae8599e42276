import type { UnreadableClient, UnreadableRecord } from "../client/unreadable/unreadable";

export interface FakeUnreadable extends UnreadableClient {
  /** What cannot be read. */
  records: readonly UnreadableRecord[];
}

/** A storage in which everything can be read, unless a test says otherwise. */
export function fakeUnreadable(): FakeUnreadable {
  const fake: FakeUnreadable = {
    records: [],
    list: async () => fake.records,
    raw: async ({ key }) => new Blob([String(key)]),
    async remove({ place, key }) {
      fake.records = fake.records.filter((one) => one.place !== place || one.key !== key);
    },
  };
  return fake;
}
