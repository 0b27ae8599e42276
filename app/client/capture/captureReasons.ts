/** Why there is no sound to record: the user, the browser or the system does not give it. */
export const denied = {
  blocked: "The browser is blocking the microphone for this page.",
  refused: "The microphone was not allowed for this page.",
  dismissed: "The browser's question about the microphone was closed without a yes.",
  system: "The system does not let this browser use a microphone.",
  insecure: "Browsers give the microphone only to pages that came over https.",
  framed: "Sotto does not record inside another site's page.",
  tabNotChosen: "No tab or screen was chosen to be recorded.",
} as const;

/** Why there is no sound to record: there is nothing that gives it. */
export const missing = {
  none: "No microphone is connected.",
  chosen: "The chosen microphone is not connected.",
  busy: "The microphone does not start; another program may be using it.",
  tabSilent: "What was chosen came without its sound; it has to be shared along with the tab.",
  tabBusy: "The sound of what was chosen could not be recorded.",
  tabUnsupported: "This browser cannot record the sound of a tab.",
} as const;
