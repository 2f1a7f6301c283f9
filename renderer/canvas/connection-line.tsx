import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { AnyFlowNode } from './flow-adapter';

/** The wire that is being dragged: dotted, with a slack that follows the mouse. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromHandle }: ConnectionLineComponentProps<AnyFlowNode>) {
  const forward = fromHandle.type === 'source' ? 1 : -1;
  const slack = Math.max(32, Math.abs(toX - fromX) / 2) * forward;
  return (
    <path
      className="wire drag"
      strokeWidth={2}
      d={`M${fromX},${fromY}C${fromX + slack},${fromY} ${toX - slack},${toY} ${toX},${toY}`}
    />
  );
}
