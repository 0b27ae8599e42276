import { useStrings } from "../../strings/strings";
import css from "./ModelState.module.css";

/** The model is the chosen one. */
export function InUse() {
  const strings = useStrings().models;
  return <span className={css.inUse}>{strings.inUse}</span>;
}
