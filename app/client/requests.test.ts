import { expect, test } from "vitest";
import { HostCounts, type HostRequests, type Request } from "./requests";

function countByHost(requests: readonly Request[], ownHost: string): readonly HostRequests[] {
  const counts = new HostCounts();
  for (const request of requests) counts.add([request]);
  return counts.byHost(ownHost);
}

test("requests are counted by host and port, the most asked one first", () => {
  const requests = [
    { url: "https://other.example/model.bin", bytes: 30 },
    { url: "https://sotto.example/", bytes: 1 },
    { url: "https://sotto.example/assets/a.js", bytes: 2 },
    { url: "https://sotto.example:8080/", bytes: 4 },
  ];
  expect(countByHost(requests, "sotto.example")).toEqual([
    { host: "sotto.example", requests: 2, bytes: 3 },
    { host: "other.example", requests: 1, bytes: 30 },
    { host: "sotto.example:8080", requests: 1, bytes: 4 },
  ]);
});

test("what does not leave the browser is no request", () => {
  expect(countByHost([{ url: "blob:https://sotto.example/1", bytes: 5 }], "sotto.example")).toEqual([]);
});

test("a host that does not say how much came is not said to have sent nothing", () => {
  const requests = ["https://sotto.example/a", "https://other.example/a"].map((url) => ({ url, bytes: 0 }));
  expect(countByHost(requests, "sotto.example").map(({ bytes }) => bytes)).toEqual([0, undefined]);
});
