import { chmodSync, copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { newFolder } from "../setup/testFolders";
import { decodeWithFfmpeg, findFfmpeg } from "./ffmpeg";

const folder = newFolder();
const sample = join(projectRoot(), "public", "jfk.mp3");

test("ffmpeg is held to files and to formats that hold sound themselves", async () => {
  const fake = join(folder, "ffmpeg");
  writeFileSync(fake, `#!${process.execPath}\nconsole.error(process.argv.slice(2).join(" ")); process.exitCode = 1;`);
  chmodSync(fake, 0o755);
  const error = await decodeWithFfmpeg(fake, sample).catch(({ message }: Error) => message);
  expect(error).toMatch(/-protocol_whitelist file -format_whitelist \S+ -i file:/);
  expect(error).not.toMatch(/whitelist \S*(hls|concat|dash|sdp|image2|lavfi)/);
});

const ffmpeg = findFfmpeg();

test.skipIf(!ffmpeg).each([
  ["hls", "#EXTM3U\n#EXT-X-TARGETDURATION:11\n#EXTINF:11,\nsecret.mp3\n#EXT-X-ENDLIST\n"],
  ["concat", "ffconcat version 1.0\nfile secret.mp3\n"],
])("a %s list that is called WAV opens no other file", async (name, list) => {
  copyFileSync(sample, join(folder, "secret.mp3"));
  const file = join(folder, `${name}.wav`);
  writeFileSync(file, list);
  await expect(decodeWithFfmpeg(ffmpeg ?? "", file)).rejects.toThrow(/\.wav cannot be decoded by ffmpeg: /);
});
