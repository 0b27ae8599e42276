import { describe, expect, test } from "vitest";
import { diagnose, nothingObserved, type Observed, observe } from "./diagnosis";

const microphone = { kind: "microphone", isMuted: false, isLevelled: false } as const;
const tab = { ...microphone, kind: "tab" } as const;

/** `seconds` of levels with this peak, 50 of them a second. */
function hear(peak: number, seconds: number, before: Observed = nothingObserved): Observed {
  let observed = before;
  for (let i = 0; i < seconds * 50; i++) observed = observe(observed, { rms: peak / 2, peak }, 1 / 50);
  return observed;
}

describe("a microphone", () => {
  test("is well when something is heard, however softly", () => {
    expect(diagnose(nothingObserved, microphone)).toBe("ok");
    expect(diagnose(hear(0.001, 60), microphone)).toBe("ok");
  });

  test("is muted when the browser says so, and when nothing but zeros comes for three seconds", () => {
    expect(diagnose(hear(0.2, 1), { ...microphone, isMuted: true })).toBe("muted");
    expect(diagnose(hear(0, 2.9), microphone)).toBe("ok");
    expect(diagnose(hear(0, 3.1), microphone)).toBe("muted");
    expect(diagnose(hear(0.01, 0.1, hear(0, 10)), microphone)).toBe("ok");
  });

  test("is silent when nothing but noise below −70 dB comes for eight seconds", () => {
    expect(diagnose(hear(0.0002, 7.9), microphone)).toBe("ok");
    expect(diagnose(hear(0.0002, 8.1), microphone)).toBe("silent");
    expect(diagnose(hear(0.1, 0.1, hear(0.0002, 20)), microphone)).toBe("ok");
  });

  test("clips when full scale is reached again and again, not once, and is well again soon after", () => {
    expect(diagnose(hear(1, 0.02), microphone)).toBe("ok");
    const shouting = hear(1, 0.5);
    expect(diagnose(shouting, microphone)).toBe("clipping");
    expect(diagnose(hear(0.3, 1, shouting), microphone)).toBe("clipping");
    expect(diagnose(hear(0.3, 3, shouting), microphone)).toBe("ok");
    expect(diagnose(shouting, { ...microphone, isLevelled: true })).toBe("ok");
  });
});

test("a tab may be silent, and never clips or is muted", () => {
  expect(diagnose(hear(0, 5), tab)).toBe("ok");
  expect(diagnose(hear(0, 9), tab)).toBe("silent");
  expect(diagnose(hear(1, 5), tab)).toBe("ok");
  expect(diagnose(hear(0.1, 1), { ...tab, isMuted: true })).toBe("ok");
});
