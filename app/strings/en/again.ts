/** The same sound once more, otherwise. */
export const again = {
  title: "Transcribe again with…",
  begin: "Transcribe again",
  stays: "The text that is here stays as it is. The new one stands beside it in the Library.",
  noSound: "Sotto needs the sound first: open it at the foot of the page.",
} as const;
