import { useActions, useApp } from "../../state/react";
import { splitName } from "../../ui/format";
import css from "./Start.module.css";

const shown = 3;

/** The last recordings and files, so that nothing transcribed is out of reach. */
export function Earlier() {
  const { show } = useActions();
  const jobs = useApp((state) => state.jobs);
  if (jobs.length === 0) return null;
  const hasFiles = jobs.some(({ kind }) => kind === "file");
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
        {hasFiles
          ? "Text of files is kept until this tab closes, recordings until you delete them."
          : "Kept on this device until you delete them."}{" "}
        {jobs.length > shown && (
          <button type="button" className="link" onClick={() => show({ view: "queue" })}>
            {`All ${jobs.length}`}
          </button>
        )}
      </p>
    </section>
  );
}
