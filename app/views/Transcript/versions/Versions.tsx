import { useEffect, useRef, useState } from "react";
import type { TextVersion } from "../../../client/transcripts/types";
import { displayName } from "../../../state/models/models";
import type { Job } from "../../../state/queue/job";
import { isUnfinished } from "../../../state/queue/jobs";
import { useActions } from "../../../state/react";
import { useStrings } from "../../../strings/strings";
import type { TextParagraph } from "../editing";
import text from "../Transcript.module.css";
import { useWords } from "../useWords";
import css from "./Versions.module.css";
import { VersionText } from "./VersionText";

export interface VersionsProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly onClose: () => void;
}

/** The texts that stood here before: each is looked at, compared with the text of now, and brought back. */
export function Versions({ job, paragraphs, onClose }: VersionsProps) {
  const { again, editing, versions: words } = useStrings();
  const { goBackTo, versionsOf } = useActions();
  const [versions, setVersions] = useState<readonly TextVersion[]>();
  const [at, setAt] = useState<number>();
  const [trouble, setTrouble] = useState("");
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  useEffect(() => {
    let isWanted = true;
    void versionsOf(job.id).then((all) => isWanted && setVersions(all));
    return () => {
      isWanted = false;
    };
  }, [versionsOf, job.id]);
  const shown = versions?.find((one) => one.at === at) ?? versions?.[0];
  const goBack = async (version: TextVersion) => {
    const outcome = await goBackTo(job.id, version);
    if (outcome === "done" || outcome === "nothing") onClose();
    else setTrouble(outcome === "full" ? again.full : outcome === "running" ? editing.notYet : editing.elsewhere);
  };
  return (
    <section className={text.body} aria-label={words.title}>
      <div className={css.head}>
        <button ref={back} type="button" className="btn" data-command="close" onClick={onClose}>
          {editing.backToText}
        </button>
        <h2>{words.title}</h2>
        {versions?.length === 0 && <p className="meta">{words.none}</p>}
        {versions !== undefined && versions.length > 0 && (
          <ul className={css.list}>
            {versions.map((version) => (
              <li key={version.at}>
                <VersionLine version={version} isShown={version === shown} onShow={() => setAt(version.at)} />
              </li>
            ))}
          </ul>
        )}
        {shown && (
          <button type="button" className="btn prime" onClick={() => void goBack(shown)}>
            {words.goBack}
          </button>
        )}
        <p role="status" className="slow">
          {trouble || (shown && isUnfinished(job) ? words.stops : "")}
        </p>
      </div>
      {shown && <VersionText key={shown.at} version={shown} paragraphs={paragraphs} />}
    </section>
  );
}

interface VersionLineProps {
  readonly version: TextVersion;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

/** When something took its place, and what is known of it. */
function VersionLine({ version, isShown, onShow }: VersionLineProps) {
  const { common, formats, versions: words } = useStrings();
  const { at, why, model } = version;
  const count = useWords(version);
  return (
    <button type="button" className={css.version} aria-pressed={isShown} onClick={onShow}>
      <span>{words.before[why]}</span>
      <span className="meta dots">
        <span>{formats.listed(formats.date(at), formats.timeOfDay(at))}</span>
        {model !== undefined && <span>{displayName({ name: model })}</span>}
        {count > 0 && <span>{common.words(count)}</span>}
      </span>
    </button>
  );
}
