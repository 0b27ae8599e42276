import { Desk } from "../desk/Desk";
import css from "./Foot.module.css";
import { Tabs } from "./Places";

/** What stays at the bottom of the window: the desk and, on a phone, the places under it. */
export function Foot() {
  return (
    <div className={css.foot}>
      <Desk />
      <Tabs />
    </div>
  );
}
