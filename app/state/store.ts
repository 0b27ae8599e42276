import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppState } from "./appState";
import { type BenchActions, createBenchActions } from "./bench/benchActions";
import { measuredBefore } from "./bench/benchState";
import { toFailure } from "./failures";
import { type AttachActions, createAttach } from "./library/attachActions";
import { createImportActions, type ImportActions } from "./library/importActions";
import { createLibraryActions, type LibraryActions } from "./library/libraryActions";
import { createSearchActions, type SearchActions } from "./library/searchActions";
import { asksFirst } from "./models/firstModel";
import { modelToBegin } from "./models/models";
import { unseenModels } from "./models/modelsState";
import { createShelf, type ShelfActions } from "./models/shelfActions";
import { type AppHostActions, createAppHostActions } from "./page/appHostActions";
import { createPageActions, type PageActions } from "./page/pageActions";
import { firstPage } from "./page/pageState";
import { type AgainActions, createAgain } from "./queue/againActions";
import { askWhenInDoubt } from "./queue/askWhenInDoubt";
import { createForeignActions, type ForeignActions } from "./queue/foreignActions";
import { createOrder, type OrderActions } from "./queue/orderActions";
import { createQueueActions, type QueueActions } from "./queue/queueActions";
import { emptyQueue } from "./queue/queueState";
import { runNext } from "./queue/runQueue";
import { createRecording, type RecordActions, type Recording } from "./recording/recordActions";
import { silence } from "./recording/recordingState";
import type { Services } from "./services";
import { keepSettings } from "./settings/keepSettings";
import type { Settings } from "./settings/settings";
import { createSettingsActions, type SettingsActions } from "./settings/settingsActions";
import { chosenSettings } from "./settings/settingsState";
import { findWhenDone } from "./speakers/findWhenDone";
import { keepVoices } from "./speakers/keepVoices";
import { createSpeakerActions, type SpeakerActions } from "./speakers/speakerActions";
import { createSpeakerSearch, type SpeakerSearch } from "./speakers/speakerSearch";
import { nobodySought } from "./speakers/speakersState";
import { createVoiceActions, type VoiceActions } from "./speakers/voiceActions";
import { createCopies } from "./transcripts/copyActions";
import { createEditActions, type EditActions } from "./transcripts/editActions";
import { keepTranscripts } from "./transcripts/keepTranscripts";
import { createKept, type KeptActions } from "./transcripts/keptActions";
import { createNames, type NameActions } from "./transcripts/nameActions";
import { createTranscriptActions, type TranscriptActions } from "./transcripts/transcriptActions";
import { nothingWritten } from "./transcripts/transcriptsState";
import { createTyped, type TypedActions } from "./transcripts/typedText";
import { createVersions, type VersionActions } from "./transcripts/versionActions";
import { createWordActions, type WordActions } from "./transcripts/wordActions";
import { createWordSearch, type WordSearch } from "./transcripts/wordSearch";
import { createUnreadableActions, type UnreadableActions } from "./unreadable/unreadableActions";
import { nothingUnreadable } from "./unreadable/unreadableState";

/** Milliseconds after which recordings are listed once more. */
const secondLook = 4000;

export interface Actions
  extends QueueActions,
    OrderActions,
    RecordActions,
    KeptActions,
    LibraryActions,
    SearchActions,
    ImportActions,
    AttachActions,
    TranscriptActions,
    EditActions,
    TypedActions,
    NameActions,
    AgainActions,
    ForeignActions,
    VersionActions,
    WordActions,
    SpeakerActions,
    VoiceActions,
    ShelfActions,
    BenchActions,
    SettingsActions,
    UnreadableActions,
    PageActions,
    AppHostActions {
  /** Lists what was recorded before, fetches the list of models and loads the one that was chosen last, before any file is there. */
  open(): Promise<void>;
}

export type AppStore = StoreApi<AppState> & { readonly actions: Actions; readonly level: Recording["level"] };

/** The one store of the page. The actions are its only writers; engine, decoder, models and clock are handed in. */
export function createAppStore(services: Services): AppStore {
  const store = createStore<AppState>(() => firstState(services.settings.read()));
  keepSettings(store, services.settings);
  keepTranscripts(store, services);
  askWhenInDoubt(store, services);
  const words = createWordSearch(store, services);
  const speakers = createSpeakerSearch(store, services);
  const advance = () => void runNext(store, services, { check: recording.check, words, speakers });
  const recording = createRecording(store, services, advance);
  const actions = createActions(store, services, { advance, recording: recording.actions, words, speakers });
  findWhenDone(store, actions);
  keepVoices(store, services);
  return Object.assign(store, { actions, level: recording.level });
}

/** The slices of all rooms as the page opens. */
function firstState(settings: Settings): AppState {
  const { device, options, sound, language, shelf, bench, installOffer, ...preferences } = settings;
  return {
    ...emptyQueue({ device, language, options }),
    ...nothingWritten,
    ...silence(sound),
    ...unseenModels(shelf),
    bench: measuredBefore(bench),
    ...chosenSettings(preferences),
    ...nobodySought,
    ...nothingUnreadable,
    ...firstPage(installOffer),
  };
}

interface Parts {
  readonly advance: () => void;
  readonly recording: RecordActions;
  readonly words: WordSearch;
  readonly speakers: SpeakerSearch;
}

function createActions(
  store: StoreApi<AppState>,
  services: Services,
  { advance, recording, words, speakers }: Parts,
): Actions {
  const kept = createKept(store, services);
  const edits = createEditActions(store, services, kept.readText);
  const names = createNames(store, services, edits);
  const typed = createTyped(store, services, { readText: kept.readText, edits });
  const { readText } = typed;
  const { openSound } = kept;
  const copies = createCopies(store, services);
  const again = createAgain(store, services, { edits, openSound, advance });
  const imports = createImportActions(store, services);
  const queue = createQueueActions(store, services, { advance, readText, openSound, reopen: () => void open() });
  const wordActions = createWordActions(store, { search: words, edits, openSound, advance });
  const library = createLibraryActions(store, services, { edits, names });
  const { offerUndo } = library;
  const shelf = createShelf(store, services, queue.chooseModel);
  const open = async () => {
    void recording.lookForMicrophones();
    void services.settings.keeping().then((settingsKeeping) => store.setState({ settingsKeeping }));
    try {
      await shelf.open(await services.fetchModels(), services.host.language);
      store.setState(({ choice, models, shelfRecord: { chosen } }) => {
        const model = modelToBegin(models, chosen, services.host.language);
        return { choice: { ...choice, model } };
      });
      if (asksFirst(store.getState(), services.host.language)) store.setState({ firstModel: "asked" });
    } catch (error) {
      store.setState({ engine: { status: "failed", model: undefined, failure: toFailure(error) } });
    }
    // The names of models are wanted for them; a file that came before goes on meanwhile.
    advance();
    // A browser that does not give them out has none to show.
    await kept.restore().catch(() => {});
    store.setState({ listing: "done" });
    void copies.lookForCopies();
    void names.bringNames();
    // One whose tab was only just closed, or crashed, was still held by it.
    setTimeout(() => {
      void kept
        .restore()
        .catch(() => {})
        .then(names.bringNames);
    }, secondLook);
  };
  // Views take actions out of the object, so none of them may need it as `this`.
  return {
    ...queue,
    ...createOrder(store, services, { advance, removeJob: queue.removeJob, continueJob: queue.continueJob }),
    ...recording,
    ...kept,
    ...createTranscriptActions(store),
    ...edits,
    ...typed,
    ...again,
    ...createForeignActions(store, services, { again, edits, openSound, advance }),
    ...createVersions(store, services, { edits, advance }),
    ...wordActions,
    ...createVoiceActions(store, services, { edits, names, offerUndo }),
    ...createSpeakerActions(store, { search: speakers, edits, words: wordActions, openSound, advance, offerUndo }),
    ...names,
    ...library,
    ...createSearchActions(store, services),
    ...imports,
    ...createAttach(store, services, { edits, importTexts: imports.importTexts }),
    ...shelf.actions,
    ...createBenchActions(store, services),
    ...createSettingsActions(store, services),
    ...createUnreadableActions(store, services),
    ...createPageActions(store, readText),
    ...createAppHostActions(store, services, queue.addFiles),
    open,
  };
}
