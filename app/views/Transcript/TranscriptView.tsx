import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { growingParagraphs } from "../../../engine/index";
import { isLive } from "../../state/queue/jobs";
import { useActions, useApp } from "../../state/react";
import { hasSound } from "../../state/recording/recordings";
import { jobById, workOf } from "../../state/selectors";
import { useSoundOf } from "../../ui/desk/usePlayer";
import { type ExportToggle, Header } from "./Header";
import { Notes } from "./Notes";
import { Text } from "./Text";
import css from "./Transcript.module.css";

const ExportPanel = lazy(async () => ({ default: (await import("./ExportPanel")).ExportPanel }));

/** The text of one file or recording, from the moment it begins: the title, then paragraphs with their start in the margin. */
export function TranscriptView({ id }: { readonly id: number }) {
  const { markTaken } = useActions();
  const job = useApp((state) => jobById(state, id));
  const [grow] = useState(growingParagraphs);
  const segments = useApp((state) => workOf(state, id)?.transcript.segments);
  const set = useMemo(() => grow(segments ?? []), [grow, segments]);
  const [state, setState] = useState<ExportToggle["state"]>("closed");
  const button = useRef<HTMLButtonElement>(null);
  useSoundOf(job?.kind === "recording" && !isLive(job) && hasSound(job) ? id : undefined);
  if (job === undefined) return null;
  const toggle = () => {
    setState(state === "open" ? "closed" : "open");
    button.current?.focus();
  };
  return (
    <main id="page" tabIndex={-1} className={isLive(job) ? css.live : undefined}>
      <div className="grid">
        <div className="text-column">
          <Notes job={job} />
          <Header job={job} exporting={{ state, toggle, button }} />
        </div>
        <Text job={job} paragraphs={set} />
        {state === "open" && (
          <Suspense>
            <ExportPanel job={job} onClose={toggle} onSaved={() => markTaken(job.id)} />
          </Suspense>
        )}
      </div>
    </main>
  );
}
