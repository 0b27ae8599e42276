import { displayName } from "../state/models/models";
import { useActions, useApp } from "../state/react";
import { fittingModel } from "../state/selectors";
import { useStrings } from "../strings/strings";

/** Takes, with one press, a model that does what was asked of one that cannot; nothing is there where the chosen one can. */
export function FittingModel({
  onUse,
}: {
  /** The button goes: the focus needs another place. */ readonly onUse: () => void;
}) {
  const { chooseModel } = useActions();
  const { options } = useStrings();
  const model = useApp(fittingModel);
  if (model === undefined) return null;
  const use = () => {
    chooseModel(model);
    onUse();
  };
  return (
    <button type="button" className="link" onClick={use}>
      {options.takeModel(displayName(model), model.bytes)}
    </button>
  );
}
