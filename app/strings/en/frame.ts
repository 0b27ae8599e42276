/** Masthead, tabs and what stands around every view. */
export const frame = {
  places: {
    start: "Record",
    library: "Library",
    models: "Models",
    settings: "Settings",
    privacy: "Privacy",
    bench: "This device",
  },
  placesLabel: "Places",
  /** The tab of the browser, by what it shows. */
  titleOf: (shown: string) => `${shown} · Sotto`,
  skip: "Skip to the page",
  toFirstPage: "Sotto, to the first page",
  /** What the page runs on; `model` is a name. */
  status: {
    starting: "Starting",
    onProcessor: (model: string) => `${model} · Processor`,
    onGraphics: (model: string) => `${model} · WebGPU`,
    noGraphics: "No graphics card",
    notLoaded: (model: string) => `${model} is not loaded`,
    notReady: "Not ready",
  },
  empty: {
    title: "Nothing written yet.",
    about: "Transcripts are kept here, on this device, until you delete them.",
    begin: "Record or open a file",
  },
} as const;
