/** What stands in the aside of a transcript, one at a time; "changes" and "versions" take the place of the text. */
export type Panel = "export" | "find" | "speakers" | "changes" | "again" | "versions";

/** The panels as their buttons know them. */
export interface PanelToggle {
  readonly open: Panel | undefined;
  readonly toggle: (panel: Panel) => void;
}

/** The button that opens a panel, to which the focus returns. */
export function panelButton(panel: Panel): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-panel="${panel}"]`);
}
