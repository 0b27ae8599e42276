import { useLayoutEffect, useRef, useState } from "react";
import { droppedFiles } from "../../client/files/droppedFiles";
import { mayBeTranscript, mayHoldSound, soundAmong, together, transcriptsAmong } from "../../client/files/givenFiles";
import { droppedModel, mayBelongToModel } from "../../client/files/modelFiles";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./DropTarget.module.css";
import { mayBeModels } from "./modelFiles";

/** What hangs over the page: how many files, and whether any of them could hold sound. */
interface Hovering {
  readonly files: number;
  readonly readable: "yes" | "no";
  /** Whether they could be models, by their types. */
  readonly models: "yes" | "no";
}

/** From the first dragenter the whole page is one target. */
export function DropTarget() {
  const { addGiven, addModelFiles, giveTexts } = useActions();
  const { models, page, start } = useStrings();
  const strings = page.drop;
  const own = models.own;
  const server = useApp(({ preferences }) => preferences.server);
  const where = server ? () => start.facts.sentTo(new URL(server.address).host) : strings.stays;
  const takesModels = useApp(({ page }) => page.view === "models");
  const [hovering, setHovering] = useState<Hovering>();
  const depth = useRef(0);
  useLayoutEffect(() => {
    const leave = () => {
      depth.current = 0;
      setHovering(undefined);
    };
    const listeners: { readonly [name: string]: (event: DragEvent) => void } = {
      dragenter: (event) => {
        const seen = look(event.dataTransfer);
        if (seen === undefined) return;
        event.preventDefault();
        depth.current++;
        setHovering(seen);
      },
      // Without this the browser would open the file in place of the page.
      dragover: (event) => event.preventDefault(),
      dragleave: () => {
        if (--depth.current <= 0) leave();
      },
      drop: (event) => {
        event.preventDefault();
        const seen = look(event.dataTransfer);
        leave();
        if (seen === undefined || event.dataTransfer === null) return;
        // Both look into it now: afterwards it is empty.
        const looking = takesModels ? droppedModel(event.dataTransfer) : undefined;
        void Promise.all([droppedFiles(event.dataTransfer), looking]).then(([dropped, model]) => {
          if (model) void addModelFiles(model.files, model.folder);
          if (model?.folder !== undefined) return;
          const files = model ? dropped.files.filter(({ name }) => !mayBelongToModel(name)) : dropped.files;
          const texts = transcriptsAmong(files);
          if (texts.length > 0) void giveTexts(texts);
          // A model or a text alone leaves nothing to write down.
          if (files.length > texts.length || dropped.files.length === 0) {
            addGiven(together([soundAmong(files), dropped.folders]));
          }
        });
      },
    };
    const control = new AbortController();
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name, (event) => listener(event as DragEvent), { signal: control.signal });
    }
    return () => control.abort();
  }, [addGiven, addModelFiles, giveTexts, takesModels]);
  const isModel = takesModels && hovering?.models === "yes";
  return (
    <div role="status">
      {hovering && isModel && (
        <div className={css.drop}>
          <div className="grid">
            <div className="text-column">
              <p className={css.head}>{own.drop}</p>
              <p className={css.sub}>{own.dropHint}</p>
            </div>
          </div>
        </div>
      )}
      {hovering && !isModel && (
        <div className={css.drop}>
          <div className="grid">
            <div className="text-column">
              <p className={css.head}>{hovering.readable === "yes" ? strings.head : strings.unreadable}</p>
              <p className={css.sub}>{hovering.readable === "yes" ? where(hovering.files) : strings.reads}</p>
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

function look(data: DataTransfer | null): Hovering | undefined {
  const items = [...(data?.items ?? [])].filter((item) => item.kind === "file");
  if (items.length === 0) return undefined;
  const types = items.map(({ type }) => type);
  return {
    files: items.length,
    readable: types.some((type) => mayHoldSound(type) || mayBeTranscript(type)) ? "yes" : "no",
    models: mayBeModels(types),
  };
}
