import { formatsFor } from "../formats";

/** Numbers, dates and names in simplified Chinese. */
export const formats = formatsFor("zh-Hans", {
  second: "# 秒",
  minute: "# 分钟",
  hour: "# 小时",
  percent: "#%",
  realtime: "# 倍实时速度",
});
