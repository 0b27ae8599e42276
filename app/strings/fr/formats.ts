import { formatsFor } from "../formats";

/** Numbers, dates and names in French. */
export const formats = formatsFor("fr", {
  second: "# s",
  minute: "# min",
  hour: "# h",
  percent: "# %",
  realtime: "# fois le temps réel",
});
