import type { PortAudio } from "../../engine/index";
import type { Bench } from "../client/bench/types";
import type { SoundInput } from "../client/capture/capture";
import type { LookAtAudio, OpenAudio } from "../client/decoding/decoderClient";
import type { NamedBlob } from "../client/files/namedBlob";
import type { OpenedZip } from "../client/files/zips";
import type { Model } from "../client/models/model";
import type { StoredNames } from "../client/models/storedNames";
import type { ModelShelf } from "../client/models/types";
import type { RecordingsClient } from "../client/recordings/recorderClient";
import type { SearchClient } from "../client/search/searchClient";
import type { SoundCopies } from "../client/sounds/soundCopies";
import type { NamedNote } from "../client/transcripts/namedNotes";
import type { Notes } from "../client/transcripts/notes";
import type { TranscriptsClient } from "../client/transcripts/transcripts";
import type { TypedNote } from "../client/transcripts/typedNotes";
import type { UnreadableClient } from "../client/unreadable/unreadable";
import type { VoiceMemory } from "../client/voices/types";
import type { HeardLanguage } from "../client/worker/askLanguage";
import type { EngineClient } from "../client/worker/engineClient";
import type { SharedFiles } from "../pwa/sharedFiles";
import type { AppHost } from "../pwa/types";
import type { SettingsMemory } from "./settings/openSettings";

/** What the store is given; nothing in it knows the page. */
export interface Services {
  readonly engine: EngineClient;
  /** The language of the first speech, by a model of several that is stored; beside the engine. Rejects where that cannot be told. */
  askLanguage(model: Pick<Model, "name">, audio: PortAudio): Promise<HeardLanguage>;
  readonly openAudio: OpenAudio;
  readonly lookAtAudio: LookAtAudio;
  /** The sound in a ZIP; throws `audio-unreadable`. */
  openZip(zip: NamedBlob): Promise<OpenedZip>;
  fetchModels(): Promise<readonly Model[]>;
  readonly settings: SettingsMemory;
  readonly recordings: RecordingsClient;
  readonly sounds: SoundCopies;
  readonly transcripts: TranscriptsClient;
  readonly typed: Notes<TypedNote>;
  readonly named: Notes<NamedNote>;
  readonly voices: VoiceMemory;
  readonly search: SearchClient;
  readonly input: SoundInput;
  readonly host: AppHost;
  readonly sharedFiles: Pick<SharedFiles, "take">;
  /** Milliseconds since 1970. */
  date(): number;
  newId(): string;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  readonly shelf: ModelShelf;
  readonly bench: Bench;
  readonly storedNames: StoredNames;
  readonly unreadable: UnreadableClient;
  /** Deletes everything that the page keeps in this browser; rejects where something is still in use. */
  deleteEverything(): Promise<void>;
}
