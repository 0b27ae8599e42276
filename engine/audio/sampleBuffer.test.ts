import fc from "fast-check";
import { expect, test } from "vitest";
import { SampleBuffer } from "./sampleBuffer";

const step = fc.record({ append: fc.nat(3000), drop: fc.double({ min: 0, max: 1, noNaN: true }) });

test("copies what was appended, as long as it is not dropped", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const buffer = new SampleBuffer();
      let first = 0;
      for (const { append, drop } of steps) {
        const { length } = buffer;
        buffer.append(Float32Array.from({ length: append }, (_, i) => length + i));
        first = Math.max(first, Math.floor(drop * buffer.length));
        buffer.dropBefore(first);
        const middle = (first + buffer.length) >> 1;
        expect([...buffer.copy(first, middle), ...buffer.copy(middle, buffer.length)]).toEqual(
          Array.from({ length: buffer.length - first }, (_, i) => first + i),
        );
      }
    }),
    { numRuns: 30 },
  );
});

test("has room for little more than is kept, also after it held much", () => {
  const buffer = new SampleBuffer();
  for (let i = 0; i < 100; i++) buffer.append(new Float32Array(16000));
  expect(buffer.capacity).toBeLessThan(4 * 1_600_000);
  for (let i = 0; i < 1000; i++) {
    buffer.append(new Float32Array(16000));
    buffer.dropBefore(buffer.length - 20_000);
  }
  expect(buffer.capacity).toBeLessThan(8 * 40_000);
});

test("refuses what it does not hold", () => {
  const buffer = new SampleBuffer();
  buffer.append(new Float32Array(10));
  buffer.dropBefore(4);
  expect(() => buffer.copy(3, 5)).toThrow(RangeError);
  expect(() => buffer.copy(8, 11)).toThrow(RangeError);
});
