import type { Model } from "../client/models/model";
import { displayName, isMultilingual, languagesOf, namedLanguages } from "../state/models/models";
import { useApp } from "../state/react";
import { useStrings } from "../strings/strings";

/** The models of a list to choose from, with what each knows and weighs. */
export function ModelOptions() {
  const strings = useStrings();
  const models = useApp((state) => state.models);
  return models.map((model) => (
    <option key={model.name} value={model.name}>
      {strings.desk.modelOption(displayName(model), languagesOf(model, strings), model.bytes)}
    </option>
  ));
}

/** The languages of a list to choose from, and that it is to be found where a model knows several. */
export function LanguageOptions({ model }: { readonly model: Model }) {
  const strings = useStrings();
  const models = useApp((state) => state.models);
  return (
    <>
      {isMultilingual(model) && <option value="">{strings.desk.detect}</option>}
      {namedLanguages(model, models, strings).map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  );
}
