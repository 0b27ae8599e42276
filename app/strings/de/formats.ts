import { formatsFor } from "../formats";

/** Numbers, dates and names in German. */
export const formats = formatsFor("de", {
  second: "# s",
  minute: "# min",
  // Not "Std.": its full stop would meet the sentence's.
  hour: "# h",
  percent: "# %",
  realtime: "#-fache Echtzeit",
});
