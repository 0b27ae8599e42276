import { formats } from "./formats";

const { decibels, delay, number, plural, span, speed } = formats;

/** The view Settings. */
export const settings = {
  title: "Settings",
  lede: "Every change applies at once and stays in this browser.",
  ledeInMemory: "Every change applies at once and lasts as long as this tab.",
  reset: "Reset",
  resetSection: (section: string) => `Reset ${section}`,
  microphone: {
    name: "Microphone",
    keepAudio: "Keep the audio",
    keepAudioHint: "Off: the sound of a new recording is deleted once all of its text is written. The text stays.",
    whileRecording: "A recording is running; the check is there again when it ends.",
    verdicts: {
      muted: "The microphone is muted. Look for a switch on it or in the system.",
      silent: "The microphone is on but silent. Check its switch or choose another one.",
      wrongDevice: "This device carries what the computer plays. Choose a microphone.",
      tooLoud: "Too loud. It is clipping.",
      soft: "A little soft. Move closer.",
      noise: (level: number) => `Steady noise at ${decibels(level)}. A quieter room will help.`,
      good: "Good level.",
      peaks: (level: number) => `Peaks at ${decibels(level)}.`,
      peaksOverNoise: (peak: number, noise: number) => `Peaks at ${decibels(peak)}, room noise at ${decibels(noise)}.`,
    },
    steps: {
      label: "Steps of the check",
      done: "Done.",
      arrives: "Sound arrives",
      /** What the sound of the microphone is like, such as `48 kHz, one channel`. */
      arrived: (kilohertz: number, channels: number) =>
        `${number(kilohertz)}\u00a0kHz, ${plural(channels, { one: "one channel", other: "# channels" })}`,
      level: "Level is right",
      levelRight: "Not too soft, no clipping",
      tooSoft: "Too soft",
      clipping: "Clipping",
      noisy: "Too much noise",
      waiting: "Waiting",
    },
    /** The step in which a sentence is said, and shown as it was heard. */
    words: {
      name: "Words are right",
      say: (sentence: string) => `Say: “${sentence}”`,
      heard: (sentence: string) => `Heard: “${sentence}”`,
      differ: "The words differ from the sentence.",
      afterModel: "Words are checked when the model has been loaded.",
      afterWork: "Words are checked when what is being transcribed is done.",
      noModel: "No words are checked, as the model could not be loaded.",
    },
    tab: "Record a browser tab as well",
    tabHint: "Adds the sound of one tab as a second voice, “Them”.",
  },
  language: {
    name: "Language",
    spoken: "Spoken language",
    spokenHint: "Found from the sound unless you choose one.",
    onlyKnows: (model: string, language: string) => `${model} knows only ${language}.`,
    detect: "Detect",
    writeIn: "Write it in",
    sameLanguage: "The same language",
    english: "English",
    terms: "Names and terms",
  },
  device: {
    name: "Device",
    model: "Model",
    runOn: "Run on",
    fastest: "Fastest",
    graphics: "Graphics",
    processor: "Processor",
    trial: (graphicsMs: number, processorMs: number) =>
      `A trial here took the graphics card ${number(Math.ceil(graphicsMs))}\u00a0ms and the processor ${number(Math.ceil(processorMs))}\u00a0ms.`,
    noTrial: "Both are tried once, when the choice is left to Sotto.",
    speeds: {
      measured: {
        webgpu: (model: string, timesRealtime: number) =>
          `The graphics card was measured at ${speed(timesRealtime)} with ${model}.`,
        cpu: (model: string, timesRealtime: number) =>
          `The processor was measured at ${speed(timesRealtime)} with ${model}.`,
      },
      /** Of the clip that comes with the page, which is shorter than what is usually transcribed. */
      sample: {
        webgpu: (model: string, timesRealtime: number) =>
          `The graphics card took the sample at ${speed(timesRealtime)} with ${model}.`,
        cpu: (model: string, timesRealtime: number) =>
          `The processor took the sample at ${speed(timesRealtime)} with ${model}.`,
      },
      notYet: {
        webgpu: (model: string) => `The graphics card has not been measured with ${model}.`,
        cpu: (model: string) => `The processor has not been measured with ${model}.`,
      },
    },
  },
  subtitles: {
    name: "Subtitles",
    about: "For SRT and VTT files. Lines are broken where the times of words are known.",
    lineLength: "Line length",
    asSpoken: "As spoken",
    characters: (n: number) => plural(n, { one: "# character", other: "# characters" }),
    lines: "Lines",
    lineCount: (n: number) => plural(n, { one: "# line", other: "# lines" }),
    shortest: "Shortest",
    longest: "Longest",
    seconds: (n: number) => (Number.isInteger(n) ? span(n) : delay(n)),
    pace: "Characters a second",
    perSecond: (n: number) => `${number(n)} a second`,
    preview: "Preview",
    /** What is spoken in the preview, word by word. */
    sample: "There are two lamps in the tower and only one keeper, who has not slept since the storm began.",
  },
  reading: {
    name: "Reading",
    theme: "Theme",
    themes: { auto: "As the system", light: "Light", dark: "Dark" },
    type: "Type",
    types: { serif: "Serif", sans: "Sans" },
    size: "Text size",
    sizeHint: "Of transcripts and live text.",
    sizeUsual: "Usual",
    sizeOf: (pixels: number) => number(pixels),
    sample: "The keeper lit the second lamp and wrote down the hour.",
    speak: "Speak new text",
    speakHint: "A screen reader says each sentence as it is written down.",
    doneSound: "Sound when text is ready",
    doneSoundHint: "Two soft notes when the last file is written down.",
    doneNotice: "Notice when text is ready",
    doneNoticeHint: "The system tells you when the last file is written down and Sotto is out of sight.",
    noticesRefused:
      "This browser does not let Sotto show notices. It can be allowed in the browser’s settings for this page.",
    keys: "Single letters work as keys",
    keysHint: "R records, Space plays. Switch it off for speech control.",
    pedals: "F1 to F4 are a foot pedal",
    pedalsHint: "F1 and F2 go 5 seconds back and forward, F3 and F4 play slower and faster, also while you type.",
    interfaceLanguage: "Language of the page",
    auto: "As the browser",
  },
  server: {
    name: "Your server",
    about:
      "A faster machine of yours can write the text of files, with a model of the same vocabulary; this device writes ahead. It is then sent what is said in them, as sound in a form from which speech can be made out, the text before it and names to expect: to that machine, and to no other. What you record stays here.",
    address: "Address of sotto serve --remote",
    token: "Its token",
    use: "Send to this server",
    unset: "No server: nothing is sent.",
    wrongAddress: "This is no address that begins with https://, or with http:// and is on this machine.",
    wrongToken: "The token is missing: the server prints it as it starts.",
    sentTo: (host: string) => `What is said in files is sent to ${host}, which writes their text.`,
    stop: "Send nothing any more",
  },
  storage: {
    name: "Storage",
    keepCopies: "Keep a copy of the sound of files",
    keepCopiesHint:
      "Where the browser could not open the file again at a later visit. Until you have answered once, Sotto asks.",
    inMemory: "This browser stores nothing here: settings last as long as this tab.",
    mirror: "Mirror of models",
    mirrorHint: "Models are fetched from this address in place of their own hosts. Empty: their own hosts.",
    mirrorWrong: "This is no address that begins with https:// or http://.",
    mirrorSet: (host: string) => `Models are fetched from ${host}.`,
    mirrorUnset: "Models are fetched from their own hosts.",
    save: "Save",
    export: "Export everything",
    exportHint:
      "One .zip: every transcript as TXT, SRT and JSON, its versions as JSON, the sound that is kept, remembered voices, and the settings.",
    exportNothing: "There is no transcript yet.",
    exportWithoutLive: "The recording that is running is left out.",
    exporting: (at: number, all: number) => `Exporting ${number(at)} of ${number(all)}`,
    exported: (n: number) => plural(n, { one: "# transcript exported", other: "# transcripts exported" }),
    exportFailed: "The export stopped before its end. Nothing here was changed; export again.",
    delete: "Delete everything",
    deleteHint: "Recordings, texts, models and settings of Sotto in this browser.",
    whileBusy: "Work is running; wait until it ends, or stop it.",
    question: "Delete everything that Sotto keeps here?",
    consequence: "All recordings, texts, models and settings go. It cannot be undone. The page opens anew afterwards.",
    keep: "Keep it",
    deleting: "Deleting",
    stillInUse: "Some of it is still in use. Close other tabs of Sotto and delete again.",
  },
  about: {
    name: "About",
    version: (version: string) => `Sotto ${version}`,
    noServer: "Sotto has no server and sets no cookies.",
    licence: "Sotto is free software under the MIT licence.",
    inFull: "Licences in full",
    models:
      "Whisper's weights are by OpenAI and those that find speech by the Silero Team, both under the MIT licence.",
    fonts: "Literata and Instrument Sans are under the SIL Open Font License.",
    libraries:
      "Built with React, zustand, client-zip and pako (MIT), lucide (ISC), comlink and browser-fs-access (Apache-2.0) and FFmpeg (LGPL-2.1).",
  },
} as const;
