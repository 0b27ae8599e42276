import { failureText } from "../state/failures";
import type { RefusedFile } from "../state/page/pageState";
import type { Strings } from "../strings/strings";

/** Names, and reasons, that are told; of more only how many there are. */
const most = 5;

/** Why files could not be read: those of which no more is known together by their names, each of the others in a sentence. */
export function refusedWords(refused: readonly RefusedFile[], strings: Strings): string {
  const { failures, formats, queue } = strings;
  const files = refused.toSorted((a, b) => formats.compare(a.name, b.name));
  const sentenceOf = ({ name, failure }: RefusedFile) =>
    failureText(failure, { file: name, model: undefined }, strings).sentence;
  const told = files.filter((file) => sentenceOf(file) !== failures.audioUnreadable(file.name)).slice(0, most);
  const others = files.filter((file) => !told.includes(file));
  const [first] = others;
  const sentences = told.map(sentenceOf);
  if (first && others.length === 1) sentences.push(sentenceOf(first));
  else if (others.length > 1) {
    const names = others.slice(0, most).map(({ name }) => `“${name}”`);
    const rest = others.length > most ? [queue.moreNames(others.length - most)] : [];
    sentences.push(queue.refused(others.length, formats.list([...names, ...rest])));
  }
  return sentences.join(" ");
}
