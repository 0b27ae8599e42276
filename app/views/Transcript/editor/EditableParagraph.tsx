import { useLayoutEffect, useRef } from "react";
import { useStrings } from "../../../strings/strings";
import css from "../Transcript.module.css";
import { cleaned, placeCaret, showText, textIn } from "./caret";
import { type EditedParagraph, useTyping } from "./useTyping";

/**
 * The one paragraph that can be typed in. The browser has its text while somebody types; the store gets it by bursts, and is
 * asked again only where something else has changed the paragraph.
 */
export function EditableParagraph(props: EditedParagraph) {
  const { paragraphs, index, editing } = props;
  const { editing: words } = useStrings();
  const node = useRef<HTMLDivElement>(null);
  const typing = useTyping(node, props);
  const paragraph = paragraphs[index];
  const text = paragraph?.text.trimEnd() ?? "";
  const { caret } = editing;
  useLayoutEffect(() => {
    const element = node.current;
    if (element && !typing.isAhead() && cleaned(textIn(element)) !== text) showText(element, text);
  }, [text, typing]);
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
