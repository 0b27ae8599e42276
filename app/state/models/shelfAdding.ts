import type { StoreApi } from "zustand/vanilla";
import { errorCode, isGgml, type StoredType } from "../../../engine/index";
import type { NamedBlob } from "../../client/files/namedBlob";
import { hostSource } from "../../client/models/importing/address";
import { ownProblem } from "../../client/models/ownProblems";
import type { ImportSource } from "../../client/models/types";
import type { AppState } from "../appState";
import { toFailure } from "../failures";
import type { Services } from "../services";

type Store = StoreApi<AppState>;

export interface AddingActions {
  /**
   * Adds a model of files that belong together, `folder` being their folder's name: a ggml file as it is; any other is looked
   * at first, and waits for `convertModel`. Resolves with the model's name where it is on the shelf then.
   */
  addModelFiles(files: readonly NamedBlob[], folder?: string): Promise<string | undefined>;
  /** The same for an address, or the name of a repository; undefined also where it is none. */
  addModelUrl(url: string): Promise<string | undefined>;
  /** Stores the model that was looked at, in this format. */
  convertModel(type: StoredType): Promise<void>;
  /** Makes the rest of a model of which a part was converted, or anew what of it is damaged, from files that belong together. */
  resumeModel(name: string, files: readonly NamedBlob[]): Promise<void>;
  /** Ends a conversion, and leaves nothing of it. */
  cancelConversion(): void;
  dismissAdding(): void;
}

/** Models of the user's own on their way to the shelf, one at a time. */
export function createAdding(store: Store, { shelf }: Pick<Services, "shelf">): AddingActions {
  const isBusy = () => ["adding", "converting"].includes(store.getState().adding.status);
  const fail = (name: string, error: unknown, host?: string) => {
    const isStopped = errorCode(error) === "cancelled";
    store.setState({
      adding: isStopped
        ? { status: "idle" }
        : { status: "failed", name, failure: toFailure(error), ...(host && { host }) },
    });
  };
  const attempt = async <T>(name: string, work: () => Promise<T>, host?: string): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      fail(name, error, host);
      return undefined;
    }
  };
  const put = async (name: string, add: () => Promise<string>): Promise<string> => {
    const model = await add();
    store.setState({ adding: { status: "added", name, model } });
    return model;
  };
  const look = async (name: string, source: ImportSource): Promise<undefined> => {
    const plan = await shelf.look(source);
    store.setState({ adding: { status: "planned", name, plan } });
  };
  const addFiles = async (name: string, files: readonly NamedBlob[], folder: string | undefined) => {
    const source = sourceOfFiles(files, folder);
    const [file] = files;
    if (file === undefined || files.length > 1 || !(await beginsAsGgml(file))) return look(name, source);
    try {
      return await put(name, () => shelf.addFile(file, file.name));
    } catch (error) {
      // It may have k-quants, which no kernel reads.
      const isOther = errorCode(error) === "model-unknown" && ownProblem((error as Error).message) === undefined;
      if (!isOther) throw error;
      return look(name, source).catch(() => Promise.reject(error));
    }
  };
  return {
    async addModelFiles(files, folder) {
      const name = folder ?? files.find(({ name: one }) => !/\.(?:json|txt)$/i.test(one))?.name ?? files[0]?.name;
      if (name === undefined || isBusy()) return undefined;
      store.setState({ adding: { status: "adding", name } });
      return attempt(name, () => addFiles(name, files, folder));
    },
    async addModelUrl(url) {
      if (isBusy()) return undefined;
      store.setState({ adding: { status: "adding", name: url } });
      const { mirror } = store.getState().preferences;
      const source = await attempt(url, async () => hostSource(url, mirror) ?? "file");
      if (source === undefined) return undefined;
      if (source === "file") return attempt(url, () => put(url, () => shelf.addUrl(url)));
      return attempt(url, () => look(url, source), new URL(source.address).host);
    },
    async convertModel(type) {
      const { adding } = store.getState();
      if (adding.status !== "planned") return;
      const { name, plan } = adding;
      store.setState({ adding: { status: "converting", name, plan } });
      await attempt(name, () => put(name, () => shelf.convert(type)), plan.host);
    },
    async resumeModel(name, files) {
      if (isBusy() || files.length === 0) return;
      store.setState({ adding: { status: "adding", name } });
      const source = sourceOfFiles(files, undefined);
      await attempt(name, () => put(name, () => shelf.resume(name, source)));
    },
    cancelConversion() {
      for (const { name, state } of store.getState().shelf) if (state.status === "converting") void shelf.cancel(name);
    },
    dismissAdding: () => store.setState({ adding: { status: "idle" } }),
  };
}

function sourceOfFiles(files: readonly NamedBlob[], folder: string | undefined): ImportSource {
  return { from: "files", files: files.map((file) => ({ name: file.name, file })), folder };
}

async function beginsAsGgml(file: Blob): Promise<boolean> {
  try {
    return isGgml(new Uint8Array(await file.slice(0, 8).arrayBuffer()));
  } catch {
    // Whoever reads it next says so.
    return true;
  }
}
