import { Pencil, Redo2, Search, Undo2, Users } from "lucide-react";
import type { ReactNode } from "react";
import { useActions, useApp, useTranscript } from "../../state/react";
import { editsOf } from "../../state/transcripts/editActions";
import { useStrings } from "../../strings/strings";
import { usePlayer, usePlayerState } from "../../ui/desk/usePlayer";
import { ariaKeys, type Command } from "../../ui/keys";
import type { HeaderProps } from "./headerProps";
import { rowsOf } from "./highlights";
import { spokenAt } from "./spoken";
import css from "./Transcript.module.css";

/** What changes a text: undo, redo, edit, find, speakers. The walk through unsure words has keys alone. */
export function EditTools({ job, panel, editing, paragraphs, walk }: HeaderProps) {
  const { editing: strings } = useStrings();
  const { undoEdit, redoEdit } = useActions();
  const take = async (step: typeof undoEdit) => {
    if ((await step(job.id)) === "running") editing.say(strings.notYet);
  };
  const transcript = useTranscript(job);
  const { history } = useApp((state) => editsOf(state, transcript));
  const as = useApp(({ page }) => (page.view === "transcript" && page.as) || "text");
  const player = usePlayer();
  const hasSound = usePlayerState().job === job.id;
  const edit = () => {
    if (editing.caret) return editing.leave();
    const focused = rowsOf(document.querySelector("main ol")).findIndex((row) => row.contains(document.activeElement));
    const spoken = hasSound && player.time > 0 ? spokenAt(paragraphs, player.time) : undefined;
    const paragraph = paragraphs[focused < 0 ? (spoken?.paragraph ?? 0) : focused];
    if (paragraph) editing.begin(paragraph, spoken?.word?.from ?? 0);
  };
  return (
    <>
      <Views job={job} as={as} />
      <Tool
        command="undo"
        label={strings.undo}
        icon={<Undo2 {...look} />}
        hasSteps={history.done.length > 0}
        onClick={() => void take(undoEdit)}
      />
      <Tool
        command="redo"
        label={strings.redo}
        icon={<Redo2 {...look} />}
        hasSteps={history.undone.length > 0}
        onClick={() => void take(redoEdit)}
      />
      {as === "text" && (
        <>
          <Tool
            command="edit"
            label={strings.edit}
            icon={<Pencil {...look} />}
            pressed={editing.caret !== undefined}
            onClick={edit}
          />
          <Tool
            command="find"
            label={strings.find}
            icon={<Search {...look} />}
            panel="find"
            open={panel.open === "find"}
            onClick={() => panel.toggle("find")}
          />
          <Tool
            label={strings.speakers}
            icon={<Users {...look} />}
            panel="speakers"
            open={panel.open === "speakers"}
            onClick={() => panel.toggle("speakers")}
          />
          <button type="button" hidden data-command="nextUnsure" onClick={() => walk("next")} />
          <button type="button" hidden data-command="previousUnsure" onClick={() => walk("previous")} />
        </>
      )}
    </>
  );
}

/** A transcript as text, or as its captions. */
function Views({ job, as }: { readonly job: HeaderProps["job"]; readonly as: "text" | "captions" }) {
  const { captions: words } = useStrings();
  const { show } = useActions();
  const open = (view: typeof as) => show({ view: "transcript", job: job.id, ...(view === "captions" && { as: view }) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is none of a toolbar's groups
    <span role="group" aria-label={words.view} className={css.views}>
      {(["text", "captions"] as const).map((view) => (
        <button key={view} type="button" className="btn bare" aria-pressed={view === as} onClick={() => open(view)}>
          {words[view]}
        </button>
      ))}
    </span>
  );
}

const look = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;

interface ToolProps {
  readonly command?: Command;
  readonly label: string;
  readonly icon: ReactNode;
  /** Of what goes by steps: whether there is one. It is pressed all the same, since one may be on its way, behind which it waits. */
  readonly hasSteps?: boolean;
  readonly pressed?: boolean;
  readonly panel?: string;
  readonly open?: boolean;
  readonly onClick: () => void;
}

/** A button of the toolbar, which has room for all of them as icons alone. */
function Tool({ command, label, icon, hasSteps, pressed, panel, open, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={`btn bare ${css.tool}`}
      data-command={command}
      data-panel={panel}
      aria-keyshortcuts={command && ariaKeys(command)}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={open}
      aria-disabled={hasSteps === false || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
