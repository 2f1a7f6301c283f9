import type { StoreApi } from 'zustand/vanilla';
import type { Point } from '../../src-core/graph/document';
import { type GraphPart, takePart } from '../../src-core/graph/editing/part';
import { describePartFailure, parsePart, serializePart } from '../../src-core/graph/editing/part-text';
import { pastePart } from '../../src-core/graph/editing/paste-part';
import { shiftToFreeRow, shiftToPoint } from '../../src-core/graph/editing/place-part';
import type { NodeId } from '../../src-core/ids';
import { cardWidth, rowStep, snapPoint, usualCardHeight } from '../canvas/measures';
import type { AppState } from '../store/state';
import { countWords } from './count-words';

type App = StoreApi<AppState>;

const card = { width: cardWidth, height: usualCardHeight };

/** The selected nodes as text for the clipboard; `null` where none is selected. */
export function copiedText({ document, selectedNodes }: AppState): string | null {
  return selectedNodes.size === 0 ? null : serializePart(takePart(document, selectedNodes));
}

export interface PasteWish {
  /** Where the copies go; `null` puts them where they were copied from, or under what lies there. */
  readonly at: Point | null;
  /** Whether what fed the originals feeds the copies too. */
  readonly keepIncoming: boolean;
}

/** Pastes the clipboard's text as one undo step and selects the copies; says why where the text is not ours. */
export function pasteText(app: App, text: string, { at, keepIncoming }: PasteWish): void {
  const { document, toast } = app.getState();
  const parsed = parsePart(text);
  if (!parsed.ok) {
    toast({ kind: 'info', title: 'Nothing was pasted', detail: describePartFailure(parsed.error) });
    return;
  }
  const { nodes } = parsed.value;
  const shift =
    at === null
      ? shiftToFreeRow(nodes, document.nodes, card, rowStep, 0)
      : shiftToPoint(nodes, document.nodes, at, card, snapPoint);
  addCopies(app, parsed.value, { shift, keepIncoming }, 'paste');
}

/** Copies of the selection under it, in the next row that is free. */
export function duplicateSelection(app: App): void {
  const { document, selectedNodes } = app.getState();
  const part = takePart(document, selectedNodes);
  const shift = shiftToFreeRow(part.nodes, document.nodes, card, rowStep, 1);
  addCopies(app, part, { shift, keepIncoming: false }, 'duplicate');
}

function addCopies(
  app: App,
  part: GraphPart,
  options: { readonly shift: Point; readonly keepIncoming: boolean },
  word: 'paste' | 'duplicate',
): void {
  const { document, edit, select, announce } = app.getState();
  const { change, nodes } = pastePart(document, part, options);
  const count = countWords(nodes.length, 0);
  if (!edit(change, `${word} ${count}`)) return;
  select(nodes);
  announce(`${namesOf(app.getState(), nodes)} ${word}d`);
}

/** "Dense 3", or "4 nodes". */
export function namesOf({ analysis }: AppState, nodes: readonly NodeId[]): string {
  const [only] = nodes;
  if (only === undefined || nodes.length > 1) return countWords(nodes.length, 0);
  return analysis.nodes.get(only)?.name ?? only;
}
