import { X } from "lucide-react";
import { useRef } from "react";
import { displayName, languagesOf } from "../../state/models/models";
import { type Offer, offerFor } from "../../state/models/offers";
import { isStored } from "../../state/models/shelf";
import { progressWords } from "../../state/models/shelfWords";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note } from "../../ui/Note";
import { useKeptFocus } from "../../ui/useKeptFocus";

/** Offers a model for a language that the one in use does not know, once for each language. */
export function LanguageOffer() {
  const inUse = useApp((state) => state.choice.model);
  const language = useApp((state) => state.choice.language);
  const offered = useApp((state) => offerFor(state)?.offered);
  const place = useRef<HTMLDivElement>(null);
  const isShown = inUse !== undefined && language !== undefined && offered !== undefined;
  useKeptFocus(place, isShown ? `${language} ${offered.state.status}` : "");
  return (
    <div ref={place} tabIndex={-1}>
      {isShown && <OfferNote offer={{ inUse, language, offered }} />}
    </div>
  );
}

function OfferNote({ offer }: { readonly offer: Offer }) {
  const all = useStrings();
  const strings = all.models;
  const { answerOffer } = useActions();
  const { inUse, language } = offer;
  const name = displayName(inUse);
  const sentence =
    inUse.languages.length === 1
      ? strings.offer.onlyKnows(name, languagesOf(inUse, all))
      : strings.offer.doesNotKnow(name);
  const action = (
    <>
      <OfferAction offer={offer} />
      <button
        type="button"
        className="btn bare"
        aria-label={strings.offer.dismiss}
        onClick={() => answerOffer(language)}
      >
        <X size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </>
  );
  return (
    <Note tone="plain" action={action}>
      {sentence}
    </Note>
  );
}

/** Size and, for a model that comes from elsewhere, the host are named before anything is fetched. */
function OfferAction({ offer: { offered } }: { readonly offer: Offer }) {
  const strings = useStrings().models;
  const { selectModel, downloadModel } = useActions();
  const name = displayName(offered);
  if (offered.state.status === "downloading") {
    return <span className="meta">{progressWords(offered.state, strings.progress)}</span>;
  }
  if (isStored(offered)) {
    return (
      <button type="button" className="btn" onClick={() => selectModel(offered.name)}>
        {strings.chooseModel(name)}
      </button>
    );
  }
  // The page's own models are fetched as they are loaded.
  const fetch = () => (offered.origin === "page" ? selectModel(offered.name) : void downloadModel(offered.name));
  return (
    <>
      {offered.host !== undefined && <span className="meta">{strings.fetches(offered.bytes, offered.host)}</span>}
      <button type="button" className="btn" onClick={fetch}>
        {strings.downloadOf(name, offered.bytes)}
      </button>
    </>
  );
}
