import { useActions } from "../../state/react";

/** Opens the clip that comes with the page, as if it had been dropped. */
export function useSample(): () => void {
  const { addFiles } = useActions();
  return () => {
    void fetch("./jfk.mp3")
      .then((response) => (response.ok ? response.blob() : new Blob()))
      // A clip that did not arrive is an unreadable file, and says so where any other would.
      .catch(() => new Blob())
      .then((clip) => addFiles([new File([clip], "jfk.mp3", { type: "audio/mpeg" })]));
  };
}
