import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { AnyFlowNode } from './flow-adapter';
import { slackPath } from './hand-wire';

/** The wire that is being dragged: dotted, with a slack that follows the mouse. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromHandle }: ConnectionLineComponentProps<AnyFlowNode>) {
  const forward = fromHandle.type === 'source' ? 1 : -1;
  return (
    <path className="wire drag" strokeWidth={2} d={slackPath({ x: fromX, y: fromY }, { x: toX, y: toY }, forward)} />
  );
}
