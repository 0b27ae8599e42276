import { useMemo, useState } from "react";
import { growingParagraphs } from "../../../../engine/index";
import type { TextVersion } from "../../../client/transcripts/types";
import { speakerName } from "../../../state/recording/speakers";
import { textLanguage } from "../../../state/transcripts/transcript";
import { clock } from "../../../strings/formats";
import { useStrings } from "../../../strings/strings";
import { ChangeRow } from "../ChangeRow";
import type { TextParagraph } from "../editing";
import css from "../Transcript.module.css";
import own from "./Versions.module.css";
import { versionChanges } from "./versionChanges";

export interface VersionTextProps {
  readonly version: TextVersion;
  /** The text of now. */
  readonly paragraphs: readonly TextParagraph[];
}

/** What became other since a version, or the version as it was. */
export function VersionText({ version, paragraphs }: VersionTextProps) {
  const { versions: words } = useStrings();
  const [how, setHow] = useState<"compared" | "alone">("compared");
  const { segments } = version;
  const changes = useMemo(() => versionChanges(segments, paragraphs), [segments, paragraphs]);
  return (
    <>
      <div className={own.head}>
        <div className={own.how}>
          {(["compared", "alone"] as const).map((one) => (
            <button key={one} type="button" className="btn bare" aria-pressed={how === one} onClick={() => setHow(one)}>
              {one === "compared" ? words.compare : words.text}
            </button>
          ))}
        </div>
        {how === "compared" && <p className="meta">{words.differs(changes.length)}</p>}
      </div>
      <ol className={css.text} lang={textLanguage(version)}>
        {how === "alone" ? (
          <WholeText version={version} />
        ) : (
          changes.map((change) => <ChangeRow key={`${change.start} ${change.now}`} change={change} />)
        )}
      </ol>
    </>
  );
}

function WholeText({ version: { segments } }: { readonly version: TextVersion }) {
  const strings = useStrings();
  const paragraphs = useMemo(() => growingParagraphs()(segments), [segments]);
  return paragraphs.map(({ start, text, speaker }) => (
    <li key={`${start} ${speaker}`} className={css.row}>
      <div className={css.when}>
        {speaker !== undefined && <span className="meta">{speakerName(speaker, strings)}</span>}
        <time>{clock(start)}</time>
      </div>
      <p className={css.words} dir="auto">
        {text.trim()}
      </p>
    </li>
  ));
}
