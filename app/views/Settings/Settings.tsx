import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { AboutSection } from "./AboutSection";
import { DeviceSection } from "./DeviceSection";
import { LanguageSection } from "./LanguageSection";
import { MicrophoneSection } from "./MicrophoneSection";
import { ReadingSection } from "./ReadingSection";
import { ServerSection } from "./ServerSection";
import css from "./Settings.module.css";
import { StorageSection } from "./StorageSection";
import { SubtitlesSection } from "./SubtitlesSection";
import { VoicesSection } from "./VoicesSection";

/** Everything that can be chosen, in sections; every change applies at once. */
export function Settings() {
  const strings = useStrings().settings;
  const isKept = useApp((state) => state.settingsKeeping !== "memory");
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <h1 className="title">{strings.title}</h1>
          <p className={css.lede}>{isKept ? strings.lede : strings.ledeInMemory}</p>
        </div>
      </div>
      <MicrophoneSection />
      <LanguageSection />
      <DeviceSection />
      <SubtitlesSection />
      <ReadingSection />
      <VoicesSection />
      <ServerSection />
      <StorageSection />
      <AboutSection />
    </main>
  );
}
