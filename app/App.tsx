import { useRef, useState } from "react";
import { useBadge } from "./pwa/useBadge";
import { useLaunch } from "./pwa/useLaunch";
import { useApp } from "./state/react";
import { Announcer } from "./ui/Announcer";
import { DropTarget } from "./ui/DropTarget";
import { Foot } from "./ui/Foot";
import { HelpDialog } from "./ui/HelpDialog";
import { Masthead } from "./ui/Masthead";
import { PageNotes } from "./ui/PageNotes";
import {
  useDocumentTitle,
  useFocusOnView,
  useLeaveGuard,
  usePaste,
  useRecordingNames,
  useWakeLock,
} from "./ui/pageEffects";
import { Player } from "./ui/player";
import { useRoute } from "./ui/route";
import { Toast } from "./ui/Toast";
import { useMediaSession } from "./ui/useMediaSession";
import { PlayerContext } from "./ui/usePlayer";
import { useShortcuts } from "./ui/useShortcuts";
import { Bench } from "./views/Bench/Bench";
import { Models } from "./views/Models/Models";
import { Privacy } from "./views/Privacy/Privacy";
import { Queue } from "./views/Queue/Queue";
import { Settings } from "./views/Settings/Settings";
import { Start } from "./views/Start/Start";
import { TranscriptView } from "./views/Transcript/TranscriptView";

/** The frame: masthead above, one view as the page, the desk beneath. */
export function App() {
  const help = useRef<HTMLDialogElement>(null);
  const [player] = useState(() => new Player());
  useRoute();
  useShortcuts({ help });
  usePaste();
  useDocumentTitle();
  useRecordingNames();
  useFocusOnView();
  useLeaveGuard();
  useWakeLock();
  useMediaSession();
  useBadge();
  useLaunch();
  return (
    <PlayerContext value={player}>
      <Masthead help={help} />
      <PageNotes />
      <CurrentView />
      <Foot />
      <Toast />
      <DropTarget />
      <Announcer />
      <HelpDialog ref={help} />
    </PlayerContext>
  );
}

function CurrentView() {
  const page = useApp((state) => state.page);
  switch (page.view) {
    case "start":
      return <Start />;
    case "queue":
      return <Queue />;
    case "models":
      return <Models />;
    case "settings":
      return <Settings />;
    case "privacy":
      return <Privacy />;
    case "bench":
      return <Bench />;
    case "transcript":
      return <TranscriptView key={page.job} id={page.job} />;
  }
}
