import { analyze } from '../src-core/graph/analyze';
import { applyChange } from '../src-core/graph/apply-change';
import type { GraphDocument } from '../src-core/graph/document';
import type { Change } from '../src-core/graph/edit';
import { nodeId } from '../src-core/ids';
import { largeDocument } from '../src-core/testing/large-document';
import { type Spread, spreadOf } from './measure';

export interface EditTime {
  readonly edit: string;
  /** Milliseconds from the change to the new analysis. */
  readonly time: Spread;
}

const repetitions = 30;

/** How long one edit of a document of `count` nodes takes, with all shapes, costs and problems found anew. */
export function timeEdits(count: number): readonly EditTime[] {
  const document = largeDocument(count);
  const middle = nodeId(`d${Math.floor(count / 4)}`);
  const edits: Record<string, (repetition: number) => Change> = {
    'units of a dense node': (repetition) => ({
      kind: 'set-params',
      node: middle,
      params: { units: 16 + (repetition % 2) },
    }),
    'a node moved': (repetition) => ({ kind: 'move', positions: [{ node: middle, to: { x: repetition, y: 1 } }] }),
    'a node bypassed': (repetition) => ({ kind: 'bypass', node: middle, bypassed: repetition % 2 === 0 }),
  };
  return Object.entries(edits).map(([edit, change]) => ({ edit, time: timeOf(document, change) }));
}

function timeOf(start: GraphDocument, change: (repetition: number) => Change): Spread {
  let document = start;
  let analysis = analyze(document);
  const times: number[] = [];
  for (let repetition = -5; repetition < repetitions; repetition++) {
    const from = performance.now();
    const changed = applyChange(document, change(repetition + 5));
    if (!changed.ok) throw new Error(changed.error);
    document = changed.value;
    analysis = analyze(document, analysis);
    if (repetition >= 0) times.push(performance.now() - from);
  }
  return spreadOf(times);
}
