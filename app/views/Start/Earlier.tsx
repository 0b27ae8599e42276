import { useActions, useApp } from "../../state/react";
import { splitName } from "../../ui/format";
import css from "./Start.module.css";

const shown = 3;

/** The last files since the page opened, so that nothing transcribed is out of reach. */
export function Earlier() {
  const { show } = useActions();
  const jobs = useApp((state) => state.jobs);
  if (jobs.length === 0) return null;
  return (
    <section className={css.earlier} aria-label="Earlier">
      <p className="eyebrow">Earlier</p>
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
        Kept until this tab closes.{" "}
        {jobs.length > shown && (
          <button type="button" className="link" onClick={() => show({ view: "queue" })}>
            {`All ${jobs.length} files`}
          </button>
        )}
      </p>
    </section>
  );
}
