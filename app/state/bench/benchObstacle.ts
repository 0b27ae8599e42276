import type { AppState } from "../appState";
import { isUnfinished } from "../queue/jobs";

/** What measuring has to wait for: work that it would slow down and be slowed down by, or a model to measure with. */
export function benchObstacle({ jobs, engine }: AppState): "none" | "work" | "model" {
  if (engine.status !== "ready") return "model";
  return jobs.some(isUnfinished) ? "work" : "none";
}
