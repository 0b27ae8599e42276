import { useCallback, useMemo } from "react";
import { type Caption, type CaptionRules, type CaptionWarning, checkCaptions } from "../../../../engine/index";
import type { LaidOut } from "../../../client/transcripts/captions/changeCaptions";
import type { Job } from "../../../state/queue/job";
import { useActions, useApp, useTranscript } from "../../../state/react";
import type { SubtitleRules } from "../../../state/settings/settings";
import { captionRules } from "../../../state/settings/subtitleOptions";
import { withLines } from "../../../state/settings/subtitlePresets";
import { useStrings } from "../../../strings/strings";
import { layingOut } from "./layingOut";

/** The captions of a transcript as they are saved. */
export interface ShownCaptions extends LaidOut {
  readonly chosen: SubtitleRules;
  readonly rules: CaptionRules;
  /** Of each caption. */
  readonly warnings: readonly (readonly CaptionWarning[])[];
  /** Changes those that are kept by hand, as a step that can be taken back: by what they are by then. */
  readonly change: (by: (laid: LaidOut) => readonly Caption[]) => Promise<unknown>;
}

const none: readonly Caption[] = [];

export function useCaptions(job: Job): ShownCaptions {
  const strings = useStrings();
  const { edit } = useActions();
  const transcript = useTranscript(job);
  const subtitles = useApp((state) => state.preferences.subtitles);
  const chosen = useMemo(() => withLines(subtitles), [subtitles]);
  const { captions: kept = none } = transcript;
  const rules = useMemo(() => captionRules(chosen) as CaptionRules, [chosen]);
  const layOut = useMemo(
    () => layingOut({ options: { captions: rules }, strings, seconds: job.totalSeconds }),
    [rules, strings, job.totalSeconds],
  );
  const all = layOut(transcript);
  const warnings = useMemo(() => checkCaptions(all, rules), [all, rules]);
  const change = useCallback<ShownCaptions["change"]>(
    (by) =>
      edit(job.id, (text) => {
        const { captions = none } = text;
        const after = by({ all: layOut({ ...transcript, ...text }), kept: captions });
        return after === captions ? text : { ...text, captions: after };
      }),
    [edit, job.id, layOut, transcript],
  );
  return { all, kept, warnings, rules, chosen, change };
}
