import type { ComponentType } from 'react';

export type Stage<Props> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly component: ComponentType<Props> }
  /** `again`: it is being tried once more. */
  | { readonly kind: 'failed'; readonly again: boolean };

/** A component whose code is a file of its own, fetched once. */
export interface Part<Props> {
  now(): Stage<Props>;
  subscribe(listener: () => void): () => void;
  /** Fetches the code if it is neither there nor on its way; tries again what failed. Never rejects. */
  fetch(): Promise<void>;
}

export function makePart<Props>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  let stage: Stage<Props> = { kind: 'waiting' };
  let coming: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const show = (next: Stage<Props>): void => {
    stage = next;
    for (const listener of listeners) listener();
  };
  return {
    now: () => stage,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fetch() {
      if (stage.kind === 'failed' && !stage.again) {
        coming = null;
        // Whoever looks at what failed, and has pressed its button, keeps both until it is known what came of it.
        show(listeners.size === 0 ? { kind: 'waiting' } : { kind: 'failed', again: true });
      }
      coming ??= load().then(
        (component) => show({ kind: 'ready', component }),
        () => show({ kind: 'failed', again: false }),
      );
      return coming;
    },
  };
}
