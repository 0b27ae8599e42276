/** Frames for which a row is followed: parts on the way to it are laid out only when they come into sight. */
const frames = 10;

/** Scrolls so far that a row is seen, and follows it while what is above it finds its true height. */
export function bringIntoSight(row: HTMLElement, left = frames): void {
  row.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (left === 0) return;
  requestAnimationFrame(() => {
    if (row.contains(document.activeElement)) bringIntoSight(row, left - 1);
  });
}
