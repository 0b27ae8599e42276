import { useCallback, useEffect, useState } from "react";

/** Code that is fetched when it is first wanted. */
export type Loaded<Part> =
  | { readonly status: "coming" }
  | { readonly status: "here"; readonly part: Part }
  | { readonly status: "failed"; readonly retry: () => void };

/** Fetches a part of the page's code once it is wanted. What does not come takes nothing else with it. */
export function useLoaded<Part>(load: () => Promise<Part>, wanted: "yes" | "no"): Loaded<Part> {
  const [loaded, setLoaded] = useState<Loaded<Part>>({ status: "coming" });
  const fetchPart = useCallback(() => {
    setLoaded({ status: "coming" });
    load().then(
      (part) => setLoaded({ status: "here", part }),
      () => setLoaded({ status: "failed", retry: fetchPart }),
    );
  }, [load]);
  useEffect(() => {
    if (wanted === "no") return;
    // In a task of its own: asking for code takes longer than showing what is wanted.
    const asked = setTimeout(fetchPart);
    return () => clearTimeout(asked);
  }, [wanted, fetchPart]);
  return loaded;
}
