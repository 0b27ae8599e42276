import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { splitName } from "../../ui/splitName";
import css from "./Start.module.css";

const shown = 3;

/** The last recordings and files, so that nothing transcribed is out of reach. */
export function Earlier() {
  const strings = useStrings().start;
  const { show } = useActions();
  const jobs = useApp((state) => state.jobs);
  if (jobs.length === 0) return null;
  const hasFiles = jobs.some(({ kind }) => kind === "file");
  return (
    <section className={css.earlier} aria-label={strings.earlier}>
      <p className="eyebrow">{strings.earlier}</p>
      <ul>
        {jobs
          .slice(-shown)
          .reverse()
          .map((job) => (
            <li key={job.id}>
              <button
                type="button"
                className={`link ${css.file}`}
                onClick={() => show({ view: "transcript", job: job.id })}
              >
                <bdi>{splitName(job.name)[0]}</bdi>
                <span>{splitName(job.name)[1]}</span>
              </button>
            </li>
          ))}
      </ul>
      <p className="hint">
        {hasFiles ? strings.filesKept : strings.recordingsKept}{" "}
        {jobs.length > shown && (
          <button type="button" className="link" onClick={() => show({ view: "library" })}>
            {strings.all(jobs.length)}
          </button>
        )}
      </p>
    </section>
  );
}
