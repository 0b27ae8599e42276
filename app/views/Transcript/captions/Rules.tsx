import { useState } from "react";
import type { CaptionWarning } from "../../../../engine/index";
import type { Job } from "../../../state/queue/job";
import { useStrings } from "../../../strings/strings";
import css from "./CaptionsView.module.css";
import { RulesFields } from "./RulesFields";
import type { ShownCaptions } from "./useCaptions";
import { WordTimes } from "./WordTimes";

const kinds: readonly CaptionWarning["kind"][] = [
  "too-fast",
  "too-short",
  "too-long",
  "too-wide",
  "too-many-lines",
  "overlaps",
];

export interface RulesProps {
  readonly job: Job;
  readonly captions: ShownCaptions;
  /** Shows a caption by its number. */
  readonly onShow: (index: number) => void;
}

/** The rules, what breaks them, and the keys: beside the captions, or above them on small screens, where they are folded up. */
export function Rules({ job, captions: { chosen, warnings }, onShow }: RulesProps) {
  const { captions: words } = useStrings();
  const [begins] = useState(() => matchMedia("(min-width: 1024px)").matches);
  const broken = kinds.flatMap((kind) => {
    const places = warnings.flatMap((one, index) => (one.some((warning) => warning.kind === kind) ? [index] : []));
    return places.length > 0 ? [{ kind, places }] : [];
  });
  return (
    <aside className={css.rules} aria-label={words.rules}>
      <WordTimes job={job} needed="yes" />
      <details open={begins}>
        <summary>{words.rules}</summary>
        <RulesFields rules={chosen} asSpoken="hidden" />
        {broken.length === 0 ? (
          <p className="meta">{words.allKept}</p>
        ) : (
          <ul>
            {broken.map(({ kind, places }) => (
              <li key={kind}>
                <button type="button" className="link" onClick={() => onShow(places[0] ?? 0)}>
                  {words.howMany[kind](places.length)}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="hint">{words.keys}</p>
        <p className="hint">{words.typing}</p>
      </details>
    </aside>
  );
}
