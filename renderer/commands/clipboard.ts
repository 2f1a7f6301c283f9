import type { StoreApi } from 'zustand/vanilla';
import type { Point } from '../../src-core/graph/document';
import { type GraphPart, takePart } from '../../src-core/graph/editing/part';
import { describePartFailure, isEmptyPart, parsePart, serializePart } from '../../src-core/graph/editing/part-text';
import { pastePart } from '../../src-core/graph/editing/paste-part';
import { shiftToFreeRow, shiftToPoint } from '../../src-core/graph/editing/place-part';
import type { NodeId } from '../../src-core/ids';
import { cardWidth, rowStep, snapPoint, usualCardHeight } from '../canvas/measures';
import type { AppState } from '../store/state';
import { countWords } from './count-words';

type App = StoreApi<AppState>;

const card = { width: cardWidth, height: usualCardHeight };

/** The selected nodes, frames and notes as text for the clipboard; `null` where none is selected. */
export function copiedText({ document, selectedNodes, selectedAnnotations }: AppState): string | null {
  const part = takePart(document, selectedNodes, selectedAnnotations);
  return isEmptyPart(part) ? null : serializePart(part);
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
  const placed = [...parsed.value.nodes, ...parsed.value.frames, ...parsed.value.notes];
  const shift =
    at === null
      ? shiftToFreeRow(placed, document.nodes, card, rowStep, 0)
      : shiftToPoint(placed, document.nodes, at, card, snapPoint);
  addCopies(app, parsed.value, { shift, keepIncoming }, 'paste');
}

/** Copies of the selection under it, in the next row that is free. */
export function duplicateSelection(app: App): void {
  const { document, selectedNodes, selectedAnnotations } = app.getState();
  const part = takePart(document, selectedNodes, selectedAnnotations);
  const shift = shiftToFreeRow([...part.nodes, ...part.frames, ...part.notes], document.nodes, card, rowStep, 1);
  addCopies(app, part, { shift, keepIncoming: false }, 'duplicate');
}

function addCopies(
  app: App,
  part: GraphPart,
  options: { readonly shift: Point; readonly keepIncoming: boolean },
  word: 'paste' | 'duplicate',
): void {
  const { document, edit, select, announce } = app.getState();
  const { change, nodes, annotations } = pastePart(document, part, options);
  const count = countWords(nodes.length, 0, part.frames.length, part.notes.length);
  if (!edit(change, `${word} ${count}`)) return;
  select(nodes, [], annotations);
  announce(`${annotations.length === 0 ? namesOf(app.getState(), nodes) : count} ${word}d`);
}

/** "Dense 3", or "4 nodes"; without nodes it is about what is written on the canvas. */
export function namesOf({ analysis }: AppState, nodes: readonly NodeId[]): string {
  const [only] = nodes;
  if (only === undefined) return 'Frame or note';
  if (nodes.length > 1) return countWords(nodes.length, 0);
  return analysis.nodes.get(only)?.name ?? only;
}
