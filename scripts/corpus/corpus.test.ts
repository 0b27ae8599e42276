import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { builtProgram } from "../transcribe/testing/built";

const program = join(dirname(builtProgram()), "corpus.mjs");
const folder = join(projectRoot(), "scripts", "corpus", "audio");

// In a process of its own, which can be ended whatever the decoder does.
test.each(readdirSync(folder))(
  "%s, whole and damaged: nothing hangs, grows or is lost without a word",
  { timeout: 120_000 },
  (name) => {
    const args = ["--expose-gc", program, "3", join(folder, name)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 110_000 });
    expect(stderr).toBe("");
    expect(stdout).toBe("15 files\n");
    expect(status).toBe(0);
  },
);
