import type { Paragraph } from "../../../engine/index";
import { placedWords } from "../../state/transcripts/paragraphs";
import { usePlayer } from "../../ui/desk/usePlayer";
import { type WordStep, wordBeside } from "./spoken";

/** The keys that move the playhead from word to word; each press is a button's, as everywhere. */
export function WordSteps({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) {
  const player = usePlayer();
  const step = (way: WordStep) => {
    const word = wordBeside(paragraphs.flatMap(placedWords), player.time, way);
    if (word) player.seek(word.start);
  };
  return (
    <>
      <button type="button" hidden data-command="wordBack" onClick={() => step("back")} />
      <button type="button" hidden data-command="wordForward" onClick={() => step("forward")} />
    </>
  );
}
