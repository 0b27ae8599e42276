import type { RefObject } from "react";
import { displayName } from "../state/models";
import { useActions, useApp } from "../state/react";
import type { EngineState } from "../state/types";
import { DevicePopover, devicePopoverId } from "./DevicePopover";
import { Mark } from "./Mark";
import css from "./Masthead.module.css";

/** Mark and name on the margin column, what the page runs on at the end. */
export function Masthead({ help }: { readonly help: RefObject<HTMLDialogElement | null> }) {
  const { show } = useActions();
  const engine = useApp((state) => state.engine);
  const { lamp, words } = statusOf(engine);
  return (
    <header className={css.mast}>
      <a className={css.skip} href="#page">
        Skip to the page
      </a>
      <div className={`grid ${css.row}`}>
        <button
          type="button"
          className={css.brand}
          onClick={() => show({ view: "start" })}
          aria-label="Sotto, to the first page"
        >
          <Mark />
          Sotto
        </button>
        <button type="button" className={css.status} popoverTarget={devicePopoverId} aria-haspopup="dialog">
          <span className={css.lamp} data-lamp={lamp} aria-hidden="true" />
          {words}
        </button>
      </div>
      <DevicePopover help={help} />
    </header>
  );
}

function statusOf(engine: EngineState): {
  readonly lamp: "ready" | "processor" | "wait" | "off";
  readonly words: string;
} {
  switch (engine.status) {
    case "idle":
      return { lamp: "wait", words: "Starting" };
    case "loading":
      return { lamp: "wait", words: `Loading ${displayName(engine.model)}` };
    case "ready":
      if (engine.device.software) return { lamp: "processor", words: `${displayName(engine.model)} · Processor` };
      return { lamp: "ready", words: `${displayName(engine.model)} · WebGPU` };
    case "failed": {
      if (engine.failure.code === "device-unavailable") return { lamp: "off", words: "No graphics card" };
      return { lamp: "off", words: engine.model ? `${displayName(engine.model)} is not loaded` : "Not ready" };
    }
  }
}
