/** The list of keys, and what each of them does. */
export const keys = {
  title: "Keyboard",
  singleKeys: "Single letters work as keys",
  groups: { recording: "Recording", playing: "Playing", text: "Text", places: "Places", page: "Page" },
  does: {
    record: "Record, stop",
    pause: "Pause a recording, go on",
    play: "Play or pause; pause a recording",
    back: "Back 5 seconds",
    forward: "Forward 5 seconds",
    open: "Open files",
    stop: "Close a panel, then stop the running file, never a recording",
    copy: "Copy all text",
    export: "Export",
    goRecord: "Go to Record",
    goLibrary: "Go to Library",
    goModels: "Go to Models",
    goSettings: "Go to Settings",
    help: "This list",
  },
  /** What stands on keys that are no letters. */
  caps: { space: "Space", escape: "Esc", control: "Ctrl" },
} as const;
