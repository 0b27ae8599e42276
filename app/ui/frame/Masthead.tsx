import { ChevronLeft } from "lucide-react";
import type { RefObject } from "react";
import { firstOffer } from "../../state/models/firstModel";
import { displayName } from "../../state/models/models";
import type { EngineState } from "../../state/queue/queueState";
import { useApp } from "../../state/react";
import { type Strings, useStrings } from "../../strings/strings";
import { DevicePopover, devicePopoverId } from "./DevicePopover";
import { Mark } from "./Mark";
import css from "./Masthead.module.css";
import { Nav } from "./Places";
import { addressOf } from "./route";

/** Mark and name on the margin column, the places on the text column, what the page runs on at the end. */
export function Masthead({ help }: { readonly help: RefObject<HTMLDialogElement | null> }) {
  const { common, frame } = useStrings();
  const engine = useApp((state) => state.engine);
  const view = useApp((state) => state.page.view);
  const asked = useApp((state) => firstOffer(state)?.offered);
  const { lamp, words } = asked
    ? ({ lamp: "off", words: frame.status.notLoaded(displayName(asked)) } as const)
    : statusOf(engine, { common, frame });
  return (
    <header className={css.mast} data-view={view}>
      <button type="button" className={css.skip} onClick={skip}>
        {frame.skip}
      </button>
      <div className={`grid ${css.row}`}>
        <a className={css.brand} href={addressOf("start")} aria-label={frame.toFirstPage}>
          <Mark />
          Sotto
        </a>
        {view === "transcript" && (
          <a className={css.back} href={addressOf("library")}>
            <ChevronLeft size={20} strokeWidth={1.75} aria-hidden="true" />
            {frame.places.library}
          </a>
        )}
        <div className={css.rest}>
          <Nav />
          <button type="button" className={css.status} popoverTarget={devicePopoverId} aria-haspopup="dialog">
            <span className={css.lamp} data-lamp={lamp} aria-hidden="true" />
            <span className={css.words}>{words}</span>
          </button>
        </div>
      </div>
      <DevicePopover help={help} />
    </header>
  );
}

/** No link: the address belongs to the places. */
function skip(): void {
  document.getElementById("page")?.focus();
}

interface Status {
  readonly lamp: "ready" | "processor" | "wait" | "off";
  readonly words: string;
}

function statusOf(engine: EngineState, { common, frame: { status } }: Pick<Strings, "common" | "frame">): Status {
  switch (engine.status) {
    case "idle":
      return { lamp: "wait", words: status.starting };
    case "loading":
      return { lamp: "wait", words: common.loading(displayName(engine.model)) };
    case "ready": {
      const model = displayName(engine.model);
      if (engine.device.software) return { lamp: "processor", words: status.onProcessor(model) };
      return { lamp: "ready", words: status.onGraphics(model) };
    }
    case "failed": {
      if (engine.failure.code === "device-unavailable") return { lamp: "off", words: status.noGraphics };
      return { lamp: "off", words: engine.model ? status.notLoaded(displayName(engine.model)) : status.notReady };
    }
  }
}
