import { type NodeId, nodeId } from '../../src-core/ids';
import { appStore } from '../store/create-store';
import { annotationOf } from './annotations/flow-annotations';

type Release = MouseEvent | TouchEvent;

function elementUnder(event: Release): Element | null {
  const point = 'clientX' in event ? event : event.changedTouches[0];
  return point === undefined ? null : document.elementFromPoint(point.clientX, point.clientY);
}

/** The card that the mouse is over, its ports included. */
export function cardUnder(event: Release): NodeId | null {
  const id = elementUnder(event)?.closest('.react-flow__node')?.getAttribute('data-id');
  return id == null || annotationOf(id) !== null ? null : nodeId(id);
}

export const isEmptyCanvasUnder = (event: Release): boolean =>
  elementUnder(event)?.closest('.react-flow__pane, .react-flow__edge, .react-flow__node') != null &&
  cardUnder(event) === null;

/** Why a wire was not joined, for the eye and for the ear. */
export function refuseWire(reason: string): void {
  const { toast, announce } = appStore.getState();
  toast({ kind: 'error', title: 'This wire does not fit', detail: reason });
  announce(`This wire does not fit. ${reason}`);
}
