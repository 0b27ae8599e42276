import { downloadZip } from "client-zip";
import { workOf } from "../../state/selectors";
import type { FileFormat } from "../../state/settings/settings";
import { withLines } from "../../state/settings/subtitlePresets";
import type { AppStore } from "../../state/store";
import { titleOf } from "../../state/transcripts/transcript";
import type { Strings } from "../../strings/strings";
import { splitName } from "../../ui/splitName";
import { plainName, uniqueNames } from "../Settings/fileNames";
import { exportFile, isSubtitles } from "../Transcript/exporting";
import { exportSetting, usualParts } from "../Transcript/exportSetting";

export interface ExportAllWith {
  readonly store: Pick<AppStore, "getState" | "actions">;
  readonly strings: Strings;
  readonly format: FileFormat;
}

/** Texts as files of one format, under the names of what they were made from; each is written only when it is asked for. */
export async function* filesOf(
  ids: readonly number[],
  { store, strings, format }: ExportAllWith,
): AsyncGenerator<File> {
  const unique = uniqueNames();
  for (const id of ids) {
    await store.actions.readText(id);
    const { job, transcript } = workOf(store.getState(), id) ?? {};
    // It may have been deleted meanwhile.
    if (job === undefined || transcript === undefined || transcript.segments.length === 0) continue;
    const title = titleOf(transcript, strings.common);
    const chosen = store.getState().preferences.subtitles;
    const rules = isSubtitles(format) && transcript.captions?.length ? withLines(chosen) : chosen;
    const about = { transcript, title, format, panel: {}, parts: usualParts(format), rules, seconds: job.totalSeconds };
    const blob = await exportFile(transcript, format, exportSetting(about, strings));
    const name = `${unique(plainName(splitName(title)[0]))}.${format}`;
    yield new File([blob], name, { type: blob.type, lastModified: transcript.createdAt });
  }
}

/** The same in one file, which is made while it is read. */
export function zipOf(files: AsyncIterable<File>): Response {
  return downloadZip(files);
}
