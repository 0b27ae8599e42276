import { useEffect } from "react";
import { useActions } from "../state/react";
import { openFilesId, useChooseFiles } from "../ui/useChooseFiles";
import { launchOf, withoutLaunch } from "./launch";

/** Files that the system opens with the installed page. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Does what the page was opened for: a shortcut of its icon, files of the system's, a share of another program. */
export function useLaunch(): void {
  const { record, takeShare, failShare, addFiles } = useActions();
  const chooseFiles = useChooseFiles();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address asks once, and actions never change
  useEffect(() => {
    const launch = launchOf(location.href);
    if (launch.action !== "none") history.replaceState(history.state, "", withoutLaunch(location.href));
    if (launch.action === "record") void record();
    else if (launch.action === "take-share") void takeShare(launch.id);
    else if (launch.action === "share-failed") failShare();
    else if (launch.action === "open") openFiles(chooseFiles);
    const { launchQueue } = window as Window & { readonly launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(({ files = [] }) => {
      // A file that has gone since is not there to be opened.
      const read = files.map((handle) =>
        handle.getFile().then(
          (file) => Object.assign(file, { handle }),
          () => undefined,
        ),
      );
      void Promise.all(read).then((found) => addFiles(found.filter((file) => file !== undefined)));
    });
  }, []);
}

/** Browsers open a file dialog only for somebody who has just pressed something; then the button waits under Enter. */
function openFiles(chooseFiles: () => void): void {
  if (navigator.userActivation?.isActive) chooseFiles();
  else document.getElementById(openFilesId)?.focus();
}
