import type { Services } from "./commandServices";
import { tell } from "./tell";

/** Signs of a pattern, where no file has that very name. */
const pattern = /[*?]|\{.*,.*\}|\[.+\]/;

/** The files that arguments name: themselves, those in folders, and those that fit a pattern which the shell left as it is. */
export async function inputFiles(
  given: readonly string[],
  { disk, folders, stderr }: Pick<Services, "disk" | "folders" | "stderr">,
): Promise<{ readonly files: readonly string[]; readonly isWhole: boolean }> {
  const files: string[] = [];
  let isWhole = true;
  for (const path of given) {
    const kind = await disk.kindOf(path);
    const isPattern = kind === "none" && pattern.test(path);
    if (kind !== "folder" && !isPattern) {
      files.push(path);
      continue;
    }
    const found = isPattern ? await folders.matching(path) : (await folders.soundsIn(path)).map((file) => file.path);
    files.push(...found);
    if (found.length > 0) continue;
    isWhole = false;
    tell(stderr, isPattern ? `${path} fits no sound or video file.` : `${path} holds no sound or video files.`);
  }
  return { files, isWhole };
}
