const name = "sotto.single-keys";

/** Whether single-letter keys work: WCAG 2.1.4 wants them to be switched off at will. */
export function readSingleKeys(): "on" | "off" {
  try {
    return localStorage.getItem(name) === "off" ? "off" : "on";
  } catch {
    return "on";
  }
}

export function writeSingleKeys(value: "on" | "off"): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is blocked: the choice holds for as long as the browser wants.
  }
}
