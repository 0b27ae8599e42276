import { useEffect, useRef, useState } from "react";
import type { Job } from "../../state/queue/job";
import { isEditable, isLive } from "../../state/queue/jobs";
import { useActions, useTitle } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { useKeptOnLeaving } from "../../ui/useKeptOnLeaving";
import { usePreparedEdit } from "../../ui/usePreparedEdit";
import type { Editing } from "./editing";
import css from "./Transcript.module.css";

/** The title, which a press makes a field in its place; Enter or Esc leaves it. */
export function Title({ job, editing }: { readonly job: Job; readonly editing: Pick<Editing, "say"> }) {
  const { editing: words } = useStrings();
  const title = useTitle(job);
  const [state, setState] = useState<"read" | "written">("read");
  const button = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setState("read");
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }));
  };
  // While somebody speaks, keys that a button would take are the recording's.
  if (isLive(job)) {
    return (
      <h1 className="title">
        <span className={css.title}>
          <bdi>{title}</bdi>
        </span>
      </h1>
    );
  }
  return (
    <h1 className="title">
      {state === "written" ? (
        <TitleField job={job} title={title} onLeave={leave} />
      ) : (
        <button
          ref={button}
          type="button"
          className={css.title}
          onClick={() => (isEditable(job) ? setState("written") : editing.say(words.notYet))}
          title={words.rename}
        >
          <bdi>{title}</bdi>
        </button>
      )}
    </h1>
  );
}

interface TitleFieldProps {
  readonly job: Job;
  readonly title: string;
  readonly onLeave: () => void;
}

function TitleField({ job, title, onLeave }: TitleFieldProps) {
  const { editing } = useStrings();
  const { giveName } = useActions();
  const field = useRef<HTMLTextAreaElement>(null);
  usePreparedEdit(job.id);
  useEffect(() => field.current?.select(), []);
  const keep = () => {
    const written = field.current?.value.replace(/\s+/g, " ").trim();
    if (written && written !== title) void giveName(job.id, { what: "title", title: written });
  };
  useKeptOnLeaving(keep);
  return (
    <textarea
      ref={field}
      className={css.titleField}
      aria-label={editing.title}
      defaultValue={title}
      rows={1}
      onBlur={() => {
        keep();
        onLeave();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.blur();
      }}
    />
  );
}
