#!/usr/bin/env node
import { oldNode } from "../setup/nodeVersion";

const complaint = oldNode(process.versions.node);
if (complaint !== undefined) {
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}
// Only now, since an old Node could not even read what follows.
await import("./command");
