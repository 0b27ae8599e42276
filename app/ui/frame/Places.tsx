import { Layers, Library, type LucideIcon, Mic, SlidersHorizontal } from "lucide-react";
import { useApp } from "../../state/react";
import { jobById, liveJob } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import css from "./Places.module.css";
import { addressOf, type Place } from "./route";

const places = ["start", "library", "models", "settings"] as const satisfies readonly Place[];

const icons: Readonly<Record<(typeof places)[number], LucideIcon>> = {
  start: Mic,
  library: Library,
  models: Layers,
  settings: SlidersHorizontal,
};

/** The four places in the masthead. */
export function Nav() {
  const { frame } = useStrings();
  const current = useCurrent();
  return (
    <nav className={css.nav} aria-label={frame.placesLabel}>
      {places.map((place) => (
        <a key={place} href={addressOf(place)} aria-current={current(place)}>
          {frame.places[place]}
        </a>
      ))}
    </nav>
  );
}

/** The four places under a thumb. On a transcript and while recording they are away, so that the thumb finds one thing. */
export function Tabs() {
  const { frame } = useStrings();
  const current = useCurrent();
  const isAway = useApp((state) => state.page.view === "transcript" || liveJob(state) !== undefined);
  if (isAway) return null;
  return (
    <nav className={css.tabs} aria-label={frame.placesLabel}>
      {places.map((place) => {
        const Icon = icons[place];
        return (
          <a key={place} href={addressOf(place)} aria-current={current(place)}>
            <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
            {frame.places[place]}
          </a>
        );
      })}
    </nav>
  );
}

/** `aria-current` of each place: a transcript is part of the library, what is being recorded part of Record. */
function useCurrent(): (place: Place) => "page" | "true" | undefined {
  const page = useApp((state) => state.page);
  const within = useApp((state) => {
    if (state.page.view !== "transcript") return undefined;
    const live = liveJob(state);
    return live && jobById(state, state.page.job) === live ? "start" : "library";
  });
  return (place) => {
    if (page.view === place) return "page";
    return within === place ? "true" : undefined;
  };
}
