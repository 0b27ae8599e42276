import { isKeptText } from "../../client/transcripts/types";
import type { Job } from "../../state/queue/job";
import { useActions, useApp, useTitle } from "../../state/react";
import { keepsText } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { splitName } from "../../ui/splitName";
import css from "./Start.module.css";

const shown = 3;

/** The last recordings and files, so that nothing transcribed is out of reach. */
export function Earlier() {
  const { notes, start: strings } = useStrings();
  const { show } = useActions();
  const keeping = useApp(keepsText);
  const jobs = useApp((state) => state.jobs);
  if (jobs.length === 0) return null;
  return (
    <section className={css.earlier} aria-label={strings.earlier}>
      <p className="eyebrow">{strings.earlier}</p>
      <ul>
        {jobs
          .slice(-shown)
          .reverse()
          .map((job) => (
            <li key={job.id}>
              <EarlierOne job={job} />
            </li>
          ))}
      </ul>
      <p className="hint">
        {isKeptText(keeping) && strings.kept}
        {keeping === "memory" && notes.textTabOnly}{" "}
        {jobs.length > shown && (
          <button type="button" className="link" onClick={() => show({ view: "library" })}>
            {strings.all(jobs.length)}
          </button>
        )}
      </p>
    </section>
  );
}

function EarlierOne({ job }: { readonly job: Job }) {
  const { show } = useActions();
  const [stem, extension] = splitName(useTitle(job));
  return (
    <button type="button" className={`link ${css.file}`} onClick={() => show({ view: "transcript", job: job.id })}>
      <bdi>{stem}</bdi>
      <span>{extension}</span>
    </button>
  );
}
