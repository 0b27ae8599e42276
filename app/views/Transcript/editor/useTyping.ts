import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import {
  joinParagraphs,
  type Segments,
  splitParagraph,
  stretchOf,
  writeParagraph,
} from "../../../client/transcripts/edit/edit";
import type { EditedText } from "../../../client/transcripts/edit/history";
import { useActions } from "../../../state/react";
import { usePlayer } from "../../../ui/desk/usePlayer";
import { usePreparedEdit } from "../../../ui/usePreparedEdit";
import type { Editing, TextParagraph } from "../editing";
import { caretIn, textIn } from "./caret";
import { correctionOf } from "./correctionOf";

/** Milliseconds after the last key before what was typed is stored. */
const pause = 400;

/** The paragraph that is edited, among all. */
export interface EditedParagraph {
  readonly job: number;
  readonly paragraphs: readonly TextParagraph[];
  /** Which of them is edited. */
  readonly index: number;
  readonly editing: Editing;
}

export interface Typing {
  /** Something was typed that the store does not have yet. */
  isAhead(): boolean;
  onInput(event: FormEvent): void;
  onKeyDown(event: KeyboardEvent): void;
  onBlur(): void;
}

/** Where somebody types. */
export interface TypingPlace {
  readonly node: RefObject<HTMLElement | null>;
  /** The segments whose text is there: what is heard meanwhile comes behind them. */
  readonly shown: RefObject<Segments>;
}

/** What the keys do in the paragraph that is edited. */
export function useTyping({ node, shown }: TypingPlace, props: EditedParagraph): Typing {
  const actions = useActions();
  const player = usePlayer();
  const now = useRef(props);
  useLayoutEffect(() => {
    now.current = props;
  });
  /** Something was typed that the store does not have yet. */
  const ahead = useRef<"yes" | "no">("no");
  /** The text before anything was typed. */
  const begun = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    begun.current ??= props.paragraphs[props.index]?.text.trimEnd();
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const typing = useMemo(() => {
    const change = (how: (text: EditedText["segments"]) => EditedText["segments"]) =>
      actions.edit(now.current.job, (text) => ({ ...text, segments: how(text.segments) }));
    const current = () => {
      const paragraph = now.current.paragraphs[now.current.index];
      return paragraph && { ...paragraph, segments: shown.current };
    };
    /** Stores what was typed, as a step of its own. A paragraph is emptied only when somebody leaves it. */
    const commit = (when: "typing" | "leaving" = "typing") => {
      clearTimeout(timer.current);
      const element = node.current;
      if (!element || shown.current.length === 0) return;
      const stretch = stretchOf(shown.current);
      const text = textIn(element);
      const correction = when === "leaving" ? correctionOf(begun.current ?? text, text) : undefined;
      if (correction) now.current.editing.corrected(correction);
      if (when === "leaving") begun.current = text;
      if (ahead.current === "no" || (text.trim() === "" && when === "typing")) return;
      ahead.current = "no";
      void change((segments) => writeParagraph(segments, stretch, text));
    };
    const keys = keysOf({ commit, change, current, now, node, actions, player });
    return {
      isAhead: () => ahead.current === "yes",
      commit,
      /** What `commit` has begun may die with the page. */
      note() {
        const element = node.current;
        if (!element || shown.current.length === 0) return;
        actions.noteTyped(now.current.job, { stretch: stretchOf(shown.current), text: textIn(element) });
      },
      onInput(event: FormEvent) {
        player.pause();
        clearTimeout(timer.current);
        const { data, inputType } = event.nativeEvent as InputEvent;
        ahead.current = "yes";
        // A word that has ended is a step of its own, stored when the key has been drawn.
        const isWordEnd = inputType === "insertText" && data !== null && /\s/.test(data);
        timer.current = setTimeout(() => commit(), isWordEnd ? 0 : pause);
      },
      onKeyDown(event: KeyboardEvent) {
        if (event.nativeEvent.isComposing || !keys(event)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onBlur() {
        commit("leaving");
        // The window has lost the focus, not the paragraph.
        if (document.hasFocus()) now.current.editing.leave();
      },
    };
  }, [actions, player, node, shown]);
  useEffect(() => {
    const keep = () => {
      typing.commit();
      typing.note();
      void actions.saveEdits(now.current.job);
    };
    window.addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", keep);
      clearTimeout(timer.current);
    };
  }, [typing, actions]);
  usePreparedEdit(props.job);
  // Another paragraph is edited from now on.
  useLayoutEffect(() => () => typing.commit("leaving"), [typing]);
  return typing;
}

type Joinable = Pick<TextParagraph, "segments" | "text">;

interface Keyboard {
  readonly commit: (when?: "leaving") => void;
  readonly change: (how: (text: EditedText["segments"]) => EditedText["segments"]) => Promise<unknown>;
  readonly current: () => Joinable | undefined;
  readonly now: RefObject<EditedParagraph>;
  readonly node: RefObject<HTMLElement | null>;
  readonly actions: Pick<ReturnType<typeof useActions>, "undoEdit" | "redoEdit">;
  readonly player: Pick<ReturnType<typeof usePlayer>, "toggle">;
}

/** Does what a key stands for here; false: the browser may have it. */
function keysOf({ commit, change, current, now, node, actions, player }: Keyboard) {
  const split = (element: HTMLElement, paragraph: Joinable) => {
    const at = caretIn(element);
    if (at === undefined) return true;
    commit();
    const stretch = stretchOf(paragraph.segments);
    const first = textIn(element).slice(0, at).trimStart().length;
    void change((segments) => {
      const after = splitParagraph(segments, stretch, first);
      // What comes behind the caret is edited on.
      const begun = after.find(
        (one, index) => one.paragraph === "begins" && index > after.findIndex(({ id }) => id === stretch.first),
      );
      if (after !== segments && begun) now.current.editing.begin({ segments: [begun] }, 0);
      return after;
    });
    return true;
  };
  const join = (above: Joinable | undefined, below: Joinable | undefined) => {
    if (!above || !below) return true;
    commit("leaving");
    void change((segments) => joinParagraphs(segments, stretchOf(above.segments), stretchOf(below.segments)));
    now.current.editing.begin(above, above.text.trimEnd().length + (/\s$/.test(above.text) ? 1 : 0));
    return true;
  };
  return (event: KeyboardEvent): boolean => {
    const { paragraphs, index, editing } = now.current;
    const [element, paragraph] = [node.current, current()];
    if (!element || !paragraph) return false;
    const mod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === "enter") return split(element, paragraph);
    if (key === "escape") {
      commit("leaving");
      editing.leave();
      return true;
    }
    if (key === "backspace" && !mod && caretIn(element) === 0) return join(paragraphs[index - 1], paragraph);
    if (key === "delete" && !mod && caretIn(element) === textIn(element).trimEnd().length) {
      return join(paragraph, paragraphs[index + 1]);
    }
    if (!mod) return false;
    if (key === ".") player.toggle();
    else if (key === "s") commit();
    else if (key === "z" || key === "y") {
      commit();
      void (key === "y" || event.shiftKey ? actions.redoEdit : actions.undoEdit)(now.current.job);
    } else return false;
    return true;
  };
}
