import { useLayoutEffect, useRef } from "react";
import type { Segments } from "../../../client/transcripts/edit/edit";
import { useStrings } from "../../../strings/strings";
import css from "../Transcript.module.css";
import { caretIn, cleaned, placeCaret, showText, textIn } from "./caret";
import { type EditedParagraph, useTyping } from "./useTyping";

/**
 * The one paragraph that can be typed in. The browser has its text while somebody types; the store gets it by bursts, and is
 * asked again only where something else has changed the paragraph.
 */
export function EditableParagraph(props: EditedParagraph) {
  const { paragraphs, index, editing } = props;
  const { editing: words } = useStrings();
  const node = useRef<HTMLDivElement>(null);
  const shown = useRef<Segments>([]);
  const typing = useTyping({ node, shown }, props);
  const [paragraph, next] = [paragraphs[index], paragraphs[index + 1]];
  const text = paragraph?.text.trimEnd() ?? "";
  const { caret } = editing;
  useLayoutEffect(() => {
    const element = node.current;
    if (!element || typing.isAhead()) return;
    const [before, of] = [textIn(element), shown.current];
    shown.current = paragraph?.segments ?? [];
    if (cleaned(before) === text) return;
    const at = caretIn(element) ?? 0;
    showText(element, text);
    // As more is heard, a paragraph may end sooner: what the caret was in goes on in the next one.
    const isCut = before.startsWith(text) && at > text.length;
    if (!isCut || !next?.segments.some(({ id }) => of.some((one) => one.id === id))) return;
    editing.begin(next, Math.max(0, at - text.length - before.slice(text.length).search(/\S/)));
  });
  // What a stored word has changed of the page is laid out now: the next key would wait for it.
  useLayoutEffect(() => void node.current?.getBoundingClientRect());
  useLayoutEffect(() => {
    if (node.current && caret) placeCaret(node.current, caret);
  }, [caret]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea cannot have the paragraph's look and words
    <div
      ref={node}
      className={css.words}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={words.paragraphFrom(paragraph?.start ?? 0)}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      spellCheck
      dir="auto"
      onInput={typing.onInput}
      onKeyDown={typing.onKeyDown}
      onBlur={typing.onBlur}
    />
  );
}
