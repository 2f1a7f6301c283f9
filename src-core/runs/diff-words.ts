import type { DocumentDiff, ParamChange } from './diff-documents';

export const unchanged = 'the same again';

/** A difference as one line for a table: "+ Dense 256, + ReLU, lr 0.1 → 0.5"; of none, "the same again". */
export function diffWords(diff: DocumentDiff): string {
  const parts = [
    ...diff.added.map(({ words }) => `+ ${words}`),
    ...diff.removed.map(({ words }) => `− ${words}`),
    ...diff.params.map(paramWords),
    ...diff.wiresAdded.map((wire) => `+ wire ${wire}`),
    ...diff.wiresRemoved.map((wire) => `− wire ${wire}`),
    ...diff.settings.map(({ short, from, to }) => `${short} ${from} → ${to}`.trim()),
  ];
  return parts.length === 0 ? unchanged : parts.join(', ');
}

function paramWords({ node, label, from, to }: ParamChange): string {
  // "Dense 1 bypassed" says it; "active → bypassed" would say it twice.
  return label === '' ? `${node} ${to}` : from === to ? `${node} ${label} changed` : `${node} ${label} ${from} → ${to}`;
}
