import { type ComponentType, type ReactNode, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { makePart, type Part } from './part';

interface Meanwhile<Props> {
  /** Stands there until the code has come; by default a word that shows itself only if that takes long. */
  readonly waiting?: ReactNode | ((props: Props) => ReactNode);
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
    const focusAfter = useFocusAfter(stage.kind === 'ready');
    const again = (button: HTMLElement): void => {
      focusAfter(button);
      void part.fetch();
    };
    if (stage.kind === 'ready') return <stage.component {...props} />;
    if (stage.kind === 'failed') return failed(<NotLoaded busy={stage.again} onAgain={again} />, props);
    return typeof waiting === 'function' ? waiting(props) : waiting;
  };
}

/** Fetches one part after the other, each when `rest` lets it. Meant for the time after the first picture. */
export async function fetchParts(rest: () => Promise<void>): Promise<void> {
  for (const part of parts) {
    await rest();
    await part.fetch();
  }
}

/** The button that was pressed is gone with the notice: what came in its place gets the focus, unless something has it. */
function useFocusAfter(ready: boolean): (button: HTMLElement) => void {
  const place = useRef<Element | null>(null);
  useEffect(() => {
    if (!ready || place.current === null) return;
    const { current } = place;
    place.current = null;
    const { activeElement, body } = document;
    // A dialog went with its notice, and the one that came has the focus by itself.
    if (!current.isConnected || (activeElement !== null && activeElement !== body)) return;
    const first = current.querySelector<HTMLElement>(
      'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]',
    );
    (first ?? current.closest<HTMLElement>('[tabindex]'))?.focus();
  }, [ready]);
  return (button) => {
    place.current = button.closest('.empty')?.parentElement ?? null;
  };
}

function Waiting() {
  return (
    <p className="part-waiting" aria-busy="true">
      Loading …
    </p>
  );
}

interface NotLoadedProps {
  readonly busy: boolean;
  readonly onAgain: (button: HTMLElement) => void;
}

function NotLoaded({ busy, onAgain }: NotLoadedProps) {
  return (
    <EmptyState icon="circle-alert" title="This part could not be loaded" role="alert">
      Its file is not where the window looks for it: was the program stopped or replaced? Nothing of the project is
      lost. Save it, then load the window anew.
      <Button
        small
        icon="rotate-ccw"
        // Not `disabled`, which would lose the focus.
        aria-disabled={busy}
        className={busy ? 'is-disabled' : ''}
        onClick={(event) => {
          if (!busy) onAgain(event.currentTarget);
        }}
      >
        {busy ? 'Loading …' : 'Try again'}
      </Button>
    </EmptyState>
  );
}
