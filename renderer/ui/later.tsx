import { type ComponentType, type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { makePart, type Part } from './part';

interface Meanwhile<Props> {
  /** Stands there until the code has come; by default a word that shows itself only if that takes long. */
  readonly waiting?: ReactNode;
  /** What is shown where the code did not come; by default the notice alone. */
  readonly failed?: (notice: ReactNode, props: Props) => ReactNode;
}

const parts: Pick<Part<never>, 'fetch'>[] = [];

/**
 * A component that the first picture does not need: its code is fetched when it is first shown, or before that by
 * `fetchParts`. Once there it is drawn at once, without the pause that `Suspense` makes before it replaces what waited.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { waiting = <Waiting />, failed = (notice) => notice }: Meanwhile<Props> = {},
): ComponentType<Props> {
  const part = makePart(load);
  parts.push(part);
  return function Later(props: Props) {
    const stage = useSyncExternalStore(part.subscribe, part.now);
    useLayoutEffect(() => {
      if (part.now().kind !== 'ready') void part.fetch();
    }, []);
    if (stage.kind === 'ready') return <stage.component {...props} />;
    return stage.kind === 'failed' ? failed(<NotLoaded onAgain={() => void part.fetch()} />, props) : waiting;
  };
}

/** Fetches one part after the other, each when `rest` lets it. Meant for the time after the first picture. */
export async function fetchParts(rest: () => Promise<void>): Promise<void> {
  for (const part of parts) {
    await rest();
    await part.fetch();
  }
}

function Waiting() {
  return (
    <p className="part-waiting" aria-busy="true">
      Loading …
    </p>
  );
}

function NotLoaded({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <EmptyState icon="circle-alert" title="This part could not be loaded">
      Its file is not where the window looks for it: was the program stopped or replaced? Nothing of the project is
      lost. Save it, then load the window anew.
      <Button small icon="rotate-ccw" onClick={onAgain}>
        Try again
      </Button>
    </EmptyState>
  );
}
