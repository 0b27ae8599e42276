import { useState } from "react";
import { paragraphsOf, type Segment, writeMarkdown } from "../../../engine/index";
import type { Job } from "../../state/queue/job";
import { useActions, useTranscript } from "../../state/react";
import { withSpeakerNames } from "../../state/recording/speakers";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";

/** How a text is copied, besides as the text alone. */
export type CopyStyle = "times" | "speakers" | "markdown";

const writers: Readonly<Record<CopyStyle, (segments: readonly Segment[]) => string>> = {
  times: (segments) => byParagraphs(segments, ({ start, text }) => `${clock(start)} ${text}`),
  speakers: (segments) =>
    byParagraphs(
      segments,
      ({ start, speaker, text }) => `${speaker === undefined ? "" : `${speaker}, `}${clock(start)}\n${text}`,
    ),
  markdown: (segments) => writeMarkdown({ text: "", language: "", segments }).trimEnd(),
};

interface Written {
  readonly start: number;
  readonly speaker: string | undefined;
  readonly text: string;
}

function byParagraphs(segments: readonly Segment[], write: (paragraph: Written) => string): string {
  return paragraphsOf(segments)
    .map((paragraph) => write({ ...paragraph, text: paragraph.text.trim() }))
    .join("\n\n");
}

/** Copies a text in a style, and what there is to be said of that. */
export function useCopyAs(job: Job): { readonly copyAs: (style: CopyStyle) => void; readonly said: string } {
  const strings = useStrings();
  const { markTaken } = useActions();
  const { segments } = useTranscript(job);
  const [said, setSaid] = useState("");
  const copyAs = (style: CopyStyle) => {
    navigator.clipboard.writeText(writers[style](withSpeakerNames(segments, strings))).then(
      () => {
        setSaid(strings.common.copied);
        markTaken(job.id);
      },
      () => setSaid(strings.common.copyBlocked),
    );
  };
  return { copyAs, said };
}
