import { expose } from "comlink";
import { type AudioSpan, serveAudio } from "../decoding/audioPort";
import { keepToOwnOrigin } from "../ownOrigin";
import { reportRequests } from "../requests";
import { createLocks } from "../storage/locks";
import { holdName } from "../worker/lifetime";
import { openStorage } from "./opfsStorage";
import { Recorder } from "./recorder";

keepToOwnOrigin();
reportRequests();

const isHeld = holdName();

const recorder = new Recorder({
  openStorage: () => openStorage(navigator.storage),
  ...createLocks("sotto.recording."),
});

/** The recorder, with its audio on a port. */
const remote = {
  ping: () => isHeld,
  start: recorder.start.bind(recorder),
  attach: recorder.attach.bind(recorder),
  end: recorder.end.bind(recorder),
  makeRoom: recorder.makeRoom.bind(recorder),
  text: recorder.text.bind(recorder),
  dropText: recorder.dropText.bind(recorder),
  change: recorder.change.bind(recorder),
  list: recorder.list.bind(recorder),
  unread: recorder.unread.bind(recorder),
  raw: recorder.raw.bind(recorder),
  held: recorder.held.bind(recorder),
  wav: recorder.wav.bind(recorder),
  peaks: recorder.peaks.bind(recorder),
  remove: recorder.remove.bind(recorder),
  async source(id: string, track: number, from: number, port: MessagePort): Promise<AudioSpan> {
    return serveAudio(port, await recorder.source(id, track, from));
  },
};
export type RemoteRecorder = typeof remote;
expose(remote);
