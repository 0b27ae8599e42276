import { useStrings } from "../../strings/strings";

export function Models() {
  const strings = useStrings().models;
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <h1>{strings.title}</h1>
        </div>
      </div>
    </main>
  );
}
