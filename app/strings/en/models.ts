import { formats } from "./formats";

const { coarseSpan, number, plural, span, speed } = formats;
const { byteRate: rate, size, sizePart: part } = formats;

/** The view Models, and what other places say of models. `model`, `other` and `host` are names. */
export const models = {
  title: "Models",
  lede: "A model is downloaded once and then works without a network. Larger models make fewer mistakes and take longer.",
  list: "Models",
  size,
  sizeUnknown: "Size not known yet",
  about: (languages: string, bytes: number) => `${languages}, ${size(bytes)}.`,
  columns: { size: "Size", model: "Model", takes: "One hour of audio takes", here: "On this device" },
  shelf: {
    models: (bytes: number) => `Models ${size(bytes)}`,
    others: (bytes: number) => `Page, transcripts and audio ${size(bytes)}`,
    free: (bytes: number) => `${size(bytes)} free`,
    kept: "Ready offline. The browser will not clear these.",
    mayClear: "Ready offline, but the browser may clear these when space runs low.",
    declined: "Ready offline. The browser did not agree to keep these: it may clear them when space runs low.",
    incomplete: (model: string) => `Needs a network once more: ${model} is not complete.`,
    memory: "This browser stores nothing here, as in a private window: models live as long as this tab.",
    keep: "Keep them",
  },
  /** The field above the list. `name` is what was typed. */
  search: {
    label: "Find a model, or add one by its repository or address",
    placeholder: "Swedish, small, owner/name …",
    found: (n: number) => plural(n, { one: "# model found", other: "# models found" }),
    none: (name: string) =>
      `No model in this list has “${name}” in its name, languages or purpose. A repository is given as owner/name.`,
    clear: "Show all models",
    smallest: (bytes: number) => `from ${size(bytes)}`,
  },
  advice: {
    measured: (model: string, times: number, timesRealtime: number) =>
      `For this device: ${model}. It makes the fewest mistakes of the models that are at least ${number(times)} times as fast as speech here, and was measured at ${speed(timesRealtime)}.`,
    estimated: (model: string, times: number, timesRealtime: number) =>
      `For this device: ${model}. It makes the fewest mistakes of the models that are at least ${number(times)} times as fast as speech here; about ${speed(timesRealtime)} is expected of it.`,
    presumed: (model: string, times: number, timesRealtime: number, seconds: number) =>
      `For this device: ${model}. It makes the fewest mistakes of the models that should be at least ${number(times)} times as fast as speech here; about ${speed(timesRealtime)} is usual, and the first ${span(seconds)} of audio transcribed here will tell.`,
    notYet: (seconds: number) =>
      `Speeds on this device, and a recommendation, follow the first ${span(seconds)} of audio transcribed here.`,
    mark: "Recommended for this device.",
  },
  speed: {
    measured: (seconds: number) => span(seconds),
    estimated: (seconds: number) => `about ${coarseSpan(seconds)}`,
    timesRealtime: (times: number) => speed(times),
    estimate: "estimate",
    unknown: "Not measured yet",
    none: "—",
    doesNotFit: "does not fit",
  },
  /** What a size of model is for, by its name in the catalogue. */
  purposes: {
    tiny: "Quick notes and captions.",
    base: "Everyday speech, clear microphones.",
    small: "Interviews, accents, names. A good step up.",
    medium: "Slower than turbo and rarely better; kept for its translation.",
    "large-v3-turbo": "The most careful model that is still quick.",
    "large-v2": "The largest model of before large-v3.",
    "large-v3": "The largest model there is.",
    "distil-small": "small with fewer layers: quicker, for English.",
    "distil-medium": "medium with fewer layers: quicker, for English.",
    "distil-large-v3": "large-v3 with fewer layers: quicker.",
    "distil-large-v3.5": "large-v3 with fewer layers, trained on more than distil-large-v3.",
    "kb-whisper-small": "small, trained by Sweden’s national library.",
    "kb-whisper-large": "large-v3, trained by Sweden’s national library: the fewest mistakes in Swedish.",
    "nb-whisper-small": "small, trained by Norway’s national library.",
    "nb-whisper-large": "large-v3, trained by Norway’s national library: the fewest mistakes in Norwegian.",
  },
  ofYours: "A model of your own.",
  noTimestamps: "Trained without timestamps: its text is divided only every 30 seconds.",
  comesWithSotto: "Comes with Sotto.",
  licence: (name: string) => `Licence ${name}.`,
  englishOnly: "For English alone, and a little better at it.",
  formats: {
    more: (n: number) => plural(n, { one: "# other format", other: "# other formats" }),
    moreOf: (model: string, n: number) =>
      plural(n, { one: `# other format of ${model}`, other: `# other formats of ${model}` }),
    bits: (bits: number, format: string) => plural(bits, { other: `#-bit numbers (${format}).` }),
  },
  inUse: "In use",
  use: "Use",
  chooseModel: (model: string) => `Use ${model}`,
  download: "Download",
  downloadModel: (model: string) => `Download ${model}`,
  downloadOf: (model: string, bytes: number) => `Download ${model}, ${size(bytes)}`,
  pause: "Pause",
  pauseModel: (model: string) => `Pause ${model}`,
  cancel: "Cancel",
  cancelModel: (model: string) => `Cancel ${model}`,
  resume: "Resume",
  resumeModel: (model: string) => `Resume ${model}`,
  again: "Download again",
  openModel: (model: string) => `Choose the file of ${model} again`,
  againModel: (model: string) => `Download again: ${model}`,
  deleteModel: (model: string, bytes: number) => `Delete ${model}, frees ${size(bytes)}`,
  fetches: (bytes: number, host: string) => `Fetches ${size(bytes)} from ${host}.`,
  fetchesUnknown: (host: string) => `Fetches it from ${host}; its size is not known yet.`,
  fetchesHere: (bytes: number) => `Fetches ${size(bytes)} from the host of this page.`,
  lacks: {
    buffer: (needs: number, offers: number) =>
      `Needs ${size(needs)} of graphics memory in one piece; this card offers ${size(offers)}.`,
    memory: (needs: number, offers: number) =>
      `Needs about ${size(needs)} of memory; on the processor a page has ${size(offers)} at most.`,
  },
  needsMemory: (bytes: number) => `Needs about ${size(bytes)} of memory, and ran out of it on this device.`,
  ranOut: "Ran out of memory on this device.",
  progress: {
    label: (model: string) => `Downloading ${model}`,
    checkingLabel: (model: string) => `Checking ${model}`,
    loaded: (loaded: number, total: number) => `${part(loaded, total)} of ${size(total)}`,
    soFar: (loaded: number) => `${size(loaded)} so far`,
    atRate: (loaded: number, total: number, bytesPerSecond: number) =>
      `${part(loaded, total)} of ${size(total)}, ${rate(bytesPerSecond)}`,
    left: (loaded: number, total: number, bytesPerSecond: number, secondsLeft: number) =>
      `${part(loaded, total)} of ${size(total)}, ${rate(bytesPerSecond)}, ${coarseSpan(secondsLeft)} left`,
    elsewhere: (loaded: number, total: number) =>
      `Another tab is downloading it: ${part(loaded, total)} of ${size(total)}`,
    retry: (loaded: number, seconds: number) =>
      `The connection broke at ${size(loaded)}. The next try is in ${span(seconds)}.`,
    paused: (loaded: number) => `Paused at ${size(loaded)}. The rest resumes from there.`,
    checking: "Checking",
    healing: "This copy was damaged and is being fetched again.",
  },
  failures: {
    downloadFailed: (loaded: number, total: number) => `The download stopped at ${size(loaded)} of ${size(total)}.`,
    downloadFailedAt: (loaded: number) => `The download stopped at ${size(loaded)}.`,
    offline: (loaded: number) =>
      `You are offline. Everything on this device keeps working; the download waits at ${size(loaded)}.`,
    storageFull: (model: string, needs: number, has: number) =>
      `${model} needs ${size(needs)} and this browser has ${size(has)} left for Sotto.`,
    storageFullUnknown: (model: string) => `This browser has no room left for ${model}.`,
    corrupt: (model: string) => `What arrived of ${model} was damaged, and none of it is used.`,
    corruptCopy: (model: string) => `The stored copy of ${model} is damaged.`,
    unknown: (name: string) => `“${name}” is not a Whisper model that Sotto can read.`,
    cutOff: (name: string) => `“${name}” is cut off: the end of the model is missing.`,
    scheme: (address: string) => `“${address}” does not begin with https://, and models are fetched over nothing else.`,
    noAddress: (address: string) => `“${address}” is no address on the web; one begins with https://.`,
    password: (address: string) => `“${address}” holds a name or a password, and Sotto sends none.`,
    unreachable: (host: string) => `${host} cannot be reached, or does not let other pages read its files.`,
    answered: (host: string, status: number) => `${host} does not give the file: it answered ${status}.`,
    internal: (message: string) => `Something failed inside Sotto: “${message}”.`,
    freeSpace: "Free up space",
    chooseFile: "Choose another file",
    copyDetails: "Copy details",
    copied: "Copied",
    remove: "Remove",
    removeModel: (model: string) => `Remove ${model}`,
    dismiss: "Dismiss",
  },
  space: {
    missing: (bytes: number) => `${size(bytes)} are missing. These can be deleted:`,
    candidates: "These can be deleted:",
    nothing:
      "No other model can be deleted. Recordings take room too, and are deleted one by one where they are shown.",
  },
  /** `models` are names. */
  cleared: (models: string) =>
    `The browser cleared models that were stored here: ${models}. They can be added again below.`,
  own: {
    open: "Open model file",
    again: "Choose the file again",
    reading: (name: string) => `Reading “${name}”`,
    add: "Add",
    /** Stands in the row of a model that was. */
    added: "Just added.",
    drop: "Drop to add a model.",
    dropHint: "It is copied into this browser and stays on this machine.",
  },
  offer: {
    onlyKnows: (model: string, languages: string) => `${model} only knows ${languages}.`,
    doesNotKnow: (model: string) => `${model} does not know this language.`,
    dismiss: "Dismiss",
  },
  toast: {
    deleted: (model: string) => `Deleted “${model}”.`,
    deletedInUse: (model: string, other: string) => `Deleted “${model}”. ${other} is in use now.`,
    elsewhere: (model: string, other: string) => `“${model}” is not on this device any more. ${other} is in use now.`,
    undo: "Undo",
  },
  announced: {
    added: (model: string) => `${model} is in the list`,
    stored: (model: string) => `${model} is on this device`,
    paused: (model: string) => `${model} is paused`,
    downloading: (model: string) => `Downloading ${model}`,
    failed: (model: string, sentence: string) => `${model}: ${sentence}`,
  },
  popover: { title: "Downloads", show: "Show models" },
  facts: {
    worksOffline: "Works offline",
    stored: (bytes: number) => `App and model stored, ${size(bytes)}`,
  },
} as const;
