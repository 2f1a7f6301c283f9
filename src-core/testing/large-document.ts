import { applyChange } from '../graph/apply-change';
import type { GraphDocument } from '../graph/document';
import { layoutNodes } from '../graph/editing/layout';
import { drawGraph, type Sketch } from './sketch';

/** `count` nodes: dense and activation in turn, all in one chain between input and softmax. */
export function largeDocument(count: number): GraphDocument {
  const nodes: Record<string, Sketch['nodes'][string]> = { in: 'input', flat: 'flatten' };
  const names = ['in', 'flat'];
  for (let pair = 0; names.length < count - 2; pair++) {
    nodes[`d${pair}`] = ['dense', { units: 16 }];
    nodes[`a${pair}`] = 'activation';
    names.push(`d${pair}`, `a${pair}`);
  }
  nodes.last = 'dense';
  nodes.head = 'softmax';
  names.push('last', 'head');
  return drawGraph({ nodes, wires: names.slice(1).map((name, index) => `${names[index]} ${name}`) });
}

/** The same with its cards in rows, about as wide as a window. */
export function largeLaidOut(count: number): GraphDocument {
  const document = largeDocument(count);
  const change = layoutNodes(document, { columnStep: 304, rowStep: 252, aspect: 1.6 });
  const laidOut = applyChange(document, change);
  if (!laidOut.ok) throw new Error(laidOut.error);
  return laidOut.value;
}
