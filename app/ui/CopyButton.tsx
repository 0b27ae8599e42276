import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useStrings } from "../strings/strings";

export interface CopyButtonProps {
  readonly label: string;
  /** What the button says for three seconds afterwards. */
  readonly done: string;
  readonly text: () => string;
  readonly onCopied?: () => void;
  readonly command?: string | undefined;
  readonly keys?: string | undefined;
  /** "bare": without a border, where the desk is its frame. */
  readonly look?: "framed" | "bare";
}

/** Copies a text and says so on itself and to a screen reader. */
export function CopyButton({ label, done, text, onCopied, command, keys, look = "framed" }: CopyButtonProps) {
  const { copyBlocked } = useStrings().common;
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid(done);
      onCopied?.();
    } catch {
      setSaid(copyBlocked);
    }
  };
  const Icon = said === done ? Check : Copy;
  return (
    <>
      <button
        type="button"
        className={look === "bare" ? "btn bare" : "btn"}
        onClick={() => void copy()}
        data-command={command}
        aria-keyshortcuts={keys}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className="btn-label">{said ?? label}</span>
      </button>
      <span className="sr" role="status">
        {said}
      </span>
    </>
  );
}
