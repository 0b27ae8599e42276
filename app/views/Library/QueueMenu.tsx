import { ArrowDown, ArrowUp, Clock } from "lucide-react";
import { isMultilingual } from "../../state/models/models";
import type { Job } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { LanguageOptions, ModelOptions } from "../../ui/ChoiceOptions";
import { Menu, MenuItem } from "../../ui/Menu";
import css from "./Queue.module.css";

interface QueueMenuProps {
  readonly job: Job;
  readonly title: string;
  /** Among those that wait; -1: it runs. */
  readonly place: { readonly index: number; readonly count: number };
  readonly move: (id: number, to: number) => void;
}

const look = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;

/** With what a waiting file is written down, and when. */
export function QueueMenu({ job, title, place: { index, count }, move }: QueueMenuProps) {
  const { queue } = useStrings();
  const { doLater } = useActions();
  const isLast = index < 0 ? count === 0 : index === count - 1;
  if (index < 0 && isLast) return null;
  return (
    <Menu label={queue.more(title)}>
      {index >= 0 && <Choices job={job} />}
      {index > 0 && (
        <MenuItem icon={<ArrowUp {...look} />} label={queue.moveUp} onClick={() => move(job.id, index - 1)} />
      )}
      {index >= 0 && !isLast && (
        <MenuItem icon={<ArrowDown {...look} />} label={queue.moveDown} onClick={() => move(job.id, index + 1)} />
      )}
      {!isLast && <MenuItem icon={<Clock {...look} />} label={queue.later} onClick={() => doLater(job.id)} />}
    </Menu>
  );
}

function Choices({ job }: { readonly job: Job }) {
  const { desk } = useStrings();
  const { chooseForJob } = useActions();
  const models = useApp((state) => state.models);
  const { id, model, language, named } = job;
  if (model === undefined) return null;
  return (
    <div className={css.choices}>
      <select
        aria-label={desk.model}
        value={model.name}
        onChange={({ currentTarget }) => {
          const chosen = models.find(({ name }) => name === currentTarget.value);
          if (chosen)
            chooseForJob(id, { model: chosen, language: named ?? (isMultilingual(model) ? language : undefined) });
        }}
      >
        <ModelOptions />
      </select>
      {isMultilingual(model) && (
        <select
          aria-label={desk.spokenLanguage}
          value={language ?? ""}
          onChange={({ currentTarget }) => chooseForJob(id, { model, language: currentTarget.value || undefined })}
        >
          <LanguageOptions model={model} />
        </select>
      )}
    </div>
  );
}
