import { Component, type ReactNode } from "react";
import { type Failure, toFailure } from "../../state/failures";
import { useStrings } from "../../strings/strings";
import { CopyButton } from "../CopyButton";
import { NoteButton } from "../Note";
import { PartNote } from "../PartNote";
import { useFocusOnArrival } from "./pageEffects";

interface ViewBoundaryProps {
  readonly children: ReactNode;
}

interface ViewBoundaryState {
  readonly failure: Failure | undefined;
}

/**
 * Stands in for a view that could not be drawn, or whose code did not come, so that the frame around it stays. It is given
 * the view's address as its key: another view begins anew.
 */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override state: ViewBoundaryState = { failure: undefined };

  static getDerivedStateFromError(thrown: unknown): ViewBoundaryState {
    return { failure: toFailure(thrown) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure ? <BrokenView failure={failure} /> : this.props.children;
  }
}

function BrokenView({ failure }: { readonly failure: Failure }) {
  const { common, failures, page } = useStrings();
  useFocusOnArrival();
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <PartNote
            action={
              <>
                <NoteButton label={page.broken.reload} onClick={() => location.reload()} />
                <CopyButton label={failures.actions.copyDetails} done={common.copied} text={() => failure.details} />
              </>
            }
          >
            {page.broken.about}
          </PartNote>
          <h1 className="title">{page.broken.title}</h1>
        </div>
      </div>
    </main>
  );
}
