/** Masthead, tabs and what stands around every view. */
export const frame = {
  places: { start: "Record", queue: "Library", models: "Models", settings: "Settings" },
  placesLabel: "Places",
} as const;
