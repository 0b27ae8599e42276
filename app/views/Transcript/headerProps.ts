import type { Job } from "../../state/queue/job";
import type { Editing, TextParagraph } from "./editing";
import type { PanelToggle } from "./panels";

export interface HeaderProps {
  readonly job: Job;
  readonly panel: PanelToggle;
  readonly editing: Editing;
  readonly paragraphs: readonly TextParagraph[];
  readonly walk: (way: "next" | "previous") => void;
}
