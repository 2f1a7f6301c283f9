/** Files that the system hands to the program: on the command line, by double-click, by a second start. */
export interface FileInbox {
  readonly receive: (path: string) => void;
  /** The file that waits for a page that is still starting; asked for by that page, once. */
  readonly take: () => string | null;
  /** From now on files go straight to `deliver`; `null`: there is no page, they wait again. */
  readonly deliverTo: (deliver: ((path: string) => void) | null) => void;
}

export function makeFileInbox(first: string | null): FileInbox {
  let waiting = first;
  let deliver: ((path: string) => void) | null = null;
  return {
    receive(path) {
      if (deliver === null) waiting = path;
      else deliver(path);
    },
    take() {
      const path = waiting;
      waiting = null;
      return path;
    },
    deliverTo: (next) => {
      deliver = next;
    },
  };
}
