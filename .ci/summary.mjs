// Prints "N passed, N failed" from the reports that `npm test` left; its exit status comes as the argument.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const folder = "test-results";
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
const reports = files.map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")));

/** What a report of Vitest says. */
function ofUnits({ numPassedTests, numFailedTests, testResults }) {
  // A file that cannot be imported fails without a test of its own.
  const broken = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.length);
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** What a report of Playwright says. */
function ofPages({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

const counts = reports
  .filter(({ testResults, stats }) => testResults ?? stats)
  .map((report) => (report.stats ? ofPages(report) : ofUnits(report)));
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
// Types, lint or the build stop the run before there is a report.
const other = process.argv[2] === "0" || sum("failed") > 0 ? 0 : 1;
console.log(`${sum("passed")} passed, ${sum("failed") + other} failed`);
