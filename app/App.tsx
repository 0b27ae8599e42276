import { useRef, useState } from "react";
import { useBadge } from "./pwa/useBadge";
import { useLaunch } from "./pwa/useLaunch";
import type { Page } from "./state/page/pageState";
import { useApp } from "./state/react";
import { Player } from "./ui/desk/player";
import { PlayerContext } from "./ui/desk/usePlayer";
import { Announcer } from "./ui/frame/Announcer";
import { DropTarget } from "./ui/frame/DropTarget";
import { Foot } from "./ui/frame/Foot";
import { HelpDialog } from "./ui/frame/HelpDialog";
import { ComingView, LateView } from "./ui/frame/LateView";
import { Masthead } from "./ui/frame/Masthead";
import { PageNotes } from "./ui/frame/PageNotes";
import {
  useDocumentTitle,
  useFieldsLeft,
  useFocusOnView,
  useFocusReturn,
  useLeaveGuard,
  usePaste,
  useWakeLock,
} from "./ui/frame/pageEffects";
import { useRoute } from "./ui/frame/route";
import { Toast } from "./ui/frame/Toast";
import { useDoneNotice } from "./ui/frame/useDoneNotice";
import { useDoneSound } from "./ui/frame/useDoneSound";
import { useMediaSession } from "./ui/frame/useMediaSession";
import { useShortcuts } from "./ui/frame/useShortcuts";
import { ViewBoundary } from "./ui/frame/ViewBoundary";
import { LateBench, LateLibrary, LateModels, LatePrivacy, LateSettings } from "./views/lateViews";
import { Start } from "./views/Start/Start";
import { TranscriptView } from "./views/Transcript/TranscriptView";

/** The frame: masthead above, one view as the page, the desk beneath. */
export function App() {
  const help = useRef<HTMLDialogElement>(null);
  const [player] = useState(() => new Player());
  const arrival = useRoute();
  useShortcuts({ help });
  usePaste();
  useDocumentTitle();
  useFocusOnView();
  useFocusReturn();
  useLeaveGuard();
  useFieldsLeft();
  useWakeLock();
  useMediaSession();
  useBadge();
  useDoneSound();
  useDoneNotice();
  useLaunch();
  return (
    <PlayerContext value={player}>
      <Masthead help={help} />
      <PageNotes />
      {arrival === "coming" ? <ComingView /> : <WholeView />}
      <Foot />
      <Toast />
      <DropTarget />
      <Announcer />
      <HelpDialog ref={help} />
    </PlayerContext>
  );
}

/** The frame stays, whatever becomes of the view. */
function WholeView() {
  const page = useApp((state) => state.page);
  return (
    <ViewBoundary key={page.view === "transcript" ? page.job : page.view}>
      <LateView>
        <CurrentView page={page} />
      </LateView>
    </ViewBoundary>
  );
}

function CurrentView({ page }: { readonly page: Page }) {
  switch (page.view) {
    case "start":
      return <Start />;
    case "library":
      return <LateLibrary />;
    case "models":
      return <LateModels />;
    case "settings":
      return <LateSettings />;
    case "privacy":
      return <LatePrivacy />;
    case "bench":
      return <LateBench />;
    case "transcript":
      return <TranscriptView key={page.job} id={page.job} />;
  }
}
