import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Player } from "./player";

/** A media element that plays when somebody moves its time. */
class Media extends EventTarget {
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  readonly duration = 100;
  readonly videoWidth = 0;
  removeAttribute() {}
  async play() {
    this.paused = false;
    this.dispatchEvent(new Event("play"));
  }
  pause() {
    this.paused = true;
    this.dispatchEvent(new Event("pause"));
  }
  tell(seconds: number) {
    this.currentTime = seconds;
    this.dispatchEvent(new Event("timeupdate"));
    vi.runAllTimers();
  }
}

const media = new Media();

/** A player that has the sound of a job. */
function playerOf(job: number): Player {
  const player = new Player();
  load(player, job);
  return player;
}

function load(player: Player, job: number): void {
  player.load(job, new Blob());
  media.currentTime = 0;
  media.dispatchEvent(new Event("loadedmetadata"));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { createElement: () => media });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a stretch is played once, and whoever goes elsewhere meanwhile is not stopped at its end", () => {
  const player = playerOf(1);
  player.playStretch({ from: 2, to: 5 });
  media.tell(3);
  expect([player.time, player.state.status]).toEqual([3, "playing"]);
  media.tell(5);
  expect(player.state.status).toBe("paused");
  player.playStretch({ from: 2, to: 5 });
  player.seek(4);
  media.tell(6);
  expect(player.state.status).toBe("playing");
});

test("the end of a stretch of one sound is none of the next", () => {
  const player = playerOf(1);
  player.playStretch({ from: 2, to: 5 });
  load(player, 2);
  player.toggle();
  media.tell(6);
  expect([player.state.job, player.state.status]).toEqual([2, "playing"]);
});

test("a loop goes back to its beginning for as long as it is one", () => {
  const player = playerOf(1);
  player.setLoop({ from: 2, to: 5 });
  media.tell(5);
  expect([player.time, player.state.status]).toEqual([2, "playing"]);
  player.setLoop(undefined);
  media.tell(6);
  expect([player.time, player.state.status]).toEqual([6, "playing"]);
});
