import { MiniMap as FlowMiniMap, type MiniMapNodeProps } from '@xyflow/react';
import { worstSeverity } from './card-data';
import type { AnyFlowNode } from './flow-adapter';

/** The whole graph in small, coloured by selection and fault; drag in it to move about. */
export function MiniMap() {
  return (
    <FlowMiniMap<AnyFlowNode>
      className="mini"
      style={{ width: 128, height: 68 }}
      position="bottom-right"
      ariaLabel="Minimap"
      offsetScale={2}
      pannable
      zoomable
      nodeClassName={markOf}
      nodeBorderRadius={16}
      nodeComponent={Mark}
      maskColor="transparent"
      maskStrokeColor="var(--text-3)"
      maskStrokeWidth={1.25}
    />
  );
}

function markOf({ type, data, selected }: AnyFlowNode): string {
  if (type !== 'card') return `${type === 'frame' ? 'fr' : 'no'}${selected === true ? ' s' : ''}`;
  const worst = worstSeverity(data.analysis?.problems ?? []);
  if (worst === 'error') return 'n er';
  if (selected === true) return 'n s';
  return worst === 'warning' ? 'n wa' : 'n';
}

function Mark({ x, y, width, height, borderRadius, className }: MiniMapNodeProps) {
  return <rect className={className} x={x} y={y} width={width} height={height} rx={borderRadius} />;
}
