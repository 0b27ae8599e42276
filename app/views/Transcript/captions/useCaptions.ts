import { useCallback, useMemo } from "react";
import { type Caption, type CaptionRules, type CaptionWarning, checkCaptions } from "../../../../engine/index";
import type { LaidOut } from "../../../client/transcripts/captions/changeCaptions";
import type { Job } from "../../../state/queue/job";
import { useActions, useApp, useTranscript } from "../../../state/react";
import type { SubtitleRules } from "../../../state/settings/settings";
import { captionRules } from "../../../state/settings/subtitleOptions";
import { withLines } from "../../../state/settings/subtitlePresets";
import { useStrings } from "../../../strings/strings";
import { captionsOf } from "../exporting";

/** The captions of a transcript as they are saved. */
export interface ShownCaptions extends LaidOut {
  readonly chosen: SubtitleRules;
  readonly rules: CaptionRules;
  /** Of each caption. */
  readonly warnings: readonly (readonly CaptionWarning[])[];
  /** Changes those that are kept by hand, as a step that can be taken back. */
  readonly change: (kept: readonly Caption[]) => void;
}

const none: readonly Caption[] = [];

export function useCaptions(job: Job): ShownCaptions {
  const strings = useStrings();
  const { edit } = useActions();
  const transcript = useTranscript(job);
  const subtitles = useApp((state) => state.preferences.subtitles);
  const chosen = useMemo(() => withLines(subtitles), [subtitles]);
  const { captions: kept = none } = transcript;
  const laid = useMemo(() => {
    const rules = captionRules(chosen) as CaptionRules;
    const setting = { options: { captions: rules }, strings, seconds: job.totalSeconds };
    const all = captionsOf(transcript, setting) ?? none;
    return { all, rules, warnings: checkCaptions(all, rules) };
  }, [chosen, transcript, strings, job.totalSeconds]);
  const change = useCallback(
    (captions: readonly Caption[]) => {
      if (captions !== kept) void edit(job.id, (text) => ({ ...text, captions }));
    },
    [edit, job.id, kept],
  );
  return { ...laid, kept, chosen, change };
}
