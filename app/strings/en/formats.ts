import { formatsFor } from "../formats";

/** Numbers, dates and names in English. */
export const formats = formatsFor("en", {
  second: "# s",
  minute: "# min",
  hour: "# h",
  percent: "# %",
  realtime: "#× realtime",
});
