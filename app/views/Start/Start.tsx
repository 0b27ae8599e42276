import { File as FileIcon } from "lucide-react";
import { useStrings } from "../../strings/strings";
import { EngineNote } from "../../ui/EngineNote";
import { ariaKeys } from "../../ui/keys";
import { openFilesId, useChooseFiles } from "../../ui/useChooseFiles";
import { DeviceFacts } from "./DeviceFacts";
import { Earlier } from "./Earlier";
import { FirstModel } from "./FirstModel";
import { LanguageOffer } from "./LanguageOffer";
import { MicrophoneNote } from "./MicrophoneNote";
import css from "./Start.module.css";
import { Unfinished } from "./Unfinished";
import { useSample } from "./useSample";

/** The empty page, already open: the headline stands where the first line of text will be. */
export function Start() {
  const strings = useStrings().start;
  return (
    <main id="page" tabIndex={-1} className={css.page}>
      <div className="grid">
        <div className="text-column">
          <EngineNote />
          <MicrophoneNote />
          <FirstModel />
          <LanguageOffer />
          <Unfinished />
        </div>
      </div>
      <div className={`grid ${css.open}`}>
        <div className="text-column">
          <h1 className={css.headline}>{strings.headline}</h1>
          <p className={css.lede}>{strings.lede}</p>
          <OpenActions />
        </div>
        <aside className={`aside ${css.facts}`} aria-label={strings.onThisDevice}>
          <DeviceFacts />
          <Earlier />
        </aside>
      </div>
    </main>
  );
}

function OpenActions() {
  const strings = useStrings().start;
  const chooseFiles = useChooseFiles();
  const openSample = useSample();
  return (
    <>
      <div className={css.actions}>
        <button
          type="button"
          id={openFilesId}
          className="btn"
          onClick={chooseFiles}
          aria-keyshortcuts={ariaKeys("open")}
        >
          <FileIcon size={20} strokeWidth={1.75} aria-hidden="true" />
          {strings.open}
        </button>
        <button type="button" className="link" onClick={openSample}>
          {strings.sample}
        </button>
      </div>
      <p className={`hint ${css.wide}`}>{strings.dropHint}</p>
    </>
  );
}
