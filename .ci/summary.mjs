// Prints "N passed, N failed" from the reports that `npm test` left; its exit status comes as the argument.
import { existsSync, readFileSync } from "node:fs";

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
const unit = read("test-results/unit.json");
const page = read("test-results/page.json");
// A file that cannot be imported fails without a test of its own.
const brokenFiles = (unit?.testResults ?? []).filter(
  (file) => file.status === "failed" && !file.assertionResults.length,
);
const passed = (unit?.numPassedTests ?? 0) + (page?.stats.expected ?? 0);
const failed =
  (unit?.numFailedTests ?? 0) + brokenFiles.length + (page?.stats.unexpected ?? 0) + (page?.stats.flaky ?? 0);
// Types, lint or the build stop the run before there is a report.
const other = process.argv[2] === "0" || failed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed + other} failed`);
