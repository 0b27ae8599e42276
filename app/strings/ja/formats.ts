import { formatsFor } from "../formats";

/** Numbers, dates and names in Japanese. */
export const formats = formatsFor("ja", {
  second: "#秒",
  minute: "#分",
  hour: "#時間",
  percent: "#%",
  realtime: "実時間の#倍速",
});
