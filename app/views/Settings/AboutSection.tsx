import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import css from "./Settings.module.css";

/** What this is, and whose work is in it. */
export function AboutSection() {
  const { about: words } = useStrings().settings;
  return (
    <Section name={words.name}>
      <p className={css.version}>{words.version(SOTTO_VERSION)}</p>
      <p>{words.noServer}</p>
      <ul className={`meta ${css.licences}`}>
        <li>{words.licence}</li>
        <li>{words.models}</li>
        <li>{words.fonts}</li>
        <li>{words.libraries}</li>
      </ul>
      <a className={css.bench} href="NOTICE.txt" target="_blank" rel="noopener">
        {words.inFull}
      </a>
    </Section>
  );
}
