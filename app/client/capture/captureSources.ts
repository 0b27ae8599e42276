import { SottoError } from "../../../engine/index";
import { microphoneFailure, tabFailure } from "./captureFailures";
import { denied, missing } from "./captureReasons";
import type { SourceKind } from "./diagnosis";

/** What is to be recorded. */
export interface SourceOptions {
  /** Id of the device; the browser's default where undefined. */
  readonly microphone?: string;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly source: SourceKind | "both";
}

/** Sound that the user has allowed to be recorded. */
export interface CaptureSource {
  readonly kind: SourceKind;
  readonly track: MediaStreamTrack;
}

/**
 * Asks the user for what is to be recorded, microphone first in the result. Call it from a press of a button: a browser
 * shares a tab only then.
 * @throws SottoError `mic-denied`, `mic-missing`; nothing stays open then.
 */
export async function openSources(options: SourceOptions): Promise<readonly CaptureSource[]> {
  // A page over plain http has no such object.
  const media: MediaDevices | undefined = navigator.mediaDevices;
  if (!media) throw new SottoError("mic-denied", denied.insecure);
  if (options.source === "microphone") return [await openMicrophone(media, options)];
  const tab = await openTab(media);
  if (options.source === "tab") return [tab];
  try {
    return [await openMicrophone(media, options), tab];
  } catch (error) {
    tab.track.stop();
    throw error;
  }
}

/** The constraints for a microphone: exactly the chosen one, so that no other room is recorded by accident. */
function microphoneConstraints(options: SourceOptions): MediaTrackConstraints {
  const { microphone, echoCancellation, noiseSuppression } = options;
  return {
    ...(microphone === undefined ? {} : { deviceId: { exact: microphone } }),
    echoCancellation,
    noiseSuppression,
    // Belongs to what makes a voice out of sound: without either, sound is recorded as it is.
    autoGainControl: noiseSuppression,
    channelCount: { ideal: 1 },
  };
}

async function openMicrophone(media: MediaDevices, options: SourceOptions): Promise<CaptureSource> {
  const before = await permission();
  try {
    const stream = await media.getUserMedia({ audio: microphoneConstraints(options) });
    return { kind: "microphone", track: firstTrack(stream, missing.none) };
  } catch (error) {
    throw microphoneFailure(error, { before, after: await permission() });
  }
}

async function openTab(media: MediaDevices): Promise<CaptureSource> {
  if (!("getDisplayMedia" in media)) throw new SottoError("mic-missing", missing.tabUnsupported);
  // Browsers share sound only along with a picture. This page's own tab makes none, and what is recorded must go on being heard.
  const request = {
    video: true,
    audio: {
      suppressLocalAudioPlayback: false,
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    },
    systemAudio: "include",
    selfBrowserSurface: "exclude",
  };
  const stream = await media.getDisplayMedia(request).catch((error) => {
    throw tabFailure(error);
  });
  for (const picture of stream.getVideoTracks()) picture.stop();
  return { kind: "tab", track: firstTrack(stream, missing.tabSilent) };
}

function firstTrack(stream: MediaStream, sentence: string): MediaStreamTrack {
  const [track] = stream.getAudioTracks();
  if (track) return track;
  throw new SottoError("mic-missing", sentence);
}

/** What the browser says of the microphone's permission; undefined where it does not tell. */
async function permission(): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: "microphone" })).state;
  } catch {
    return undefined;
  }
}
