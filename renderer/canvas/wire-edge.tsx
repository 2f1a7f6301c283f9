import { EdgeLabelRenderer, type EdgeProps, type ReactFlowState, useStore } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Point } from '../../src-core/graph/document';
import type { Shape } from '../../src-core/nodes/define-node';
import type { WireFinding } from '../training/detective/wire-finding';
import { formatShape } from '../ui/format';
import { Icon } from '../ui/icon';
import type { WireData } from './card-data';
import { useDetail } from './detail';
import type { FlowEdge } from './flow-adapter';
import { useFlow, useLive } from './live';
import { portReach } from './measures';
import { cardsNear } from './near-cards';
import { useWireFinding } from './use-wire-finding';
import { wireBadge } from './wire-badge';
import { wireLook } from './wire-look';
import { useWireMark } from './wire-marks';
import { type Entry, onlyEntry, type WirePath, wirePath } from './wire-path';
import { WireStrip } from './wire-strip';
import { wireWidth } from './wire-width';

/** A thread between two ports: its width is the mean size of what flows, a running stitch shows that it flows. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<FlowEdge>) {
  const { data, selected = false } = props;
  const { running } = useLive();
  const flow = useFlow(data?.edge.from ?? null);
  const wire = useWirePath(props);
  const mark = useWireMark(props.id);
  const finding = useWireFinding(data?.edge.from ?? null);
  const detail = useDetail();
  if (data === undefined) return null;
  const look = mark ?? wireLook(data, selected, flow !== null, finding);
  const shown = finding === null ? flow : finding.mean;
  const isMeasured = look === '' || look === 'hot' || look === 'sel' || finding?.tone === 'w';
  const width = isMeasured ? wireWidth(shown) : 2;
  return (
    <>
      <path d={wire.path} className="react-flow__edge-interaction" fill="none" strokeOpacity={0} strokeWidth={16} />
      <path
        d={wire.path}
        className={`wire ${look}`}
        strokeWidth={selected || mark === 'target' ? Math.max(3, width) : width}
      />
      {running && flow !== null && look === 'hot' ? <path d={wire.path} className="wire flow" /> : null}
      {detail === 'full' ? (
        <>
          <circle className="wire-end source" cx={props.sourceX + 4} cy={props.sourceY} r={8} />
          <circle className="wire-end target" cx={props.targetX - 4} cy={props.targetY + data.entry.offset} r={8} />
          <EdgeLabelRenderer>
            <WireLabels data={data} wire={wire} finding={finding} />
            <WireStrip from={data.edge.from} wire={wire} />
          </EdgeLabelRenderer>
        </>
      ) : null}
    </>
  );
});

interface WireLabelsProps {
  readonly data: WireData;
  readonly wire: WirePath;
  readonly finding: WireFinding | null;
}

function WireLabels({ data, wire, finding }: WireLabelsProps) {
  const problem = wireBadge(data);
  const badge = problem ?? finding?.badge ?? null;
  const words = data.shape === null ? 'unknown' : batchShape(data.shape);
  const { x, y } = wire.label;
  const above = wire.labelPlace === 'above';
  const at = (offset: number) => ({ transform: `translate(-50%, -50%) translate(${x}px, ${y + offset}px)` });
  const shape = badge !== null && data.shape !== null ? formatShape(data.shape) : words;
  const plain = problem === null && finding !== null ? finding.words : shape;
  return (
    <>
      {badge === null ? null : (
        <span className="wl e" style={at(above ? -18 : -12)}>
          <Icon name="circle-alert" size={12} />
          {badge}
        </span>
      )}
      {plain.length * characterWidth + 8 > wire.room ? null : (
        <span className={`wl${finding?.tone === 'w' ? ' w' : ''}`} style={at(badge === null ? (above ? -15 : 0) : 14)}>
          {plain}
        </span>
      )}
    </>
  );
}

/** A little under the mean width of the 11 px label, so that a label that just fits is still drawn. */
const characterWidth = 5.4;

const batchShape = (shape: Shape): string => `batch × ${formatShape(shape)}`;

/** The path among the nodes of now; worked out anew only where a node is another than the last time. */
function pathSelector(from: Point, to: Point, entry: Entry): (state: ReactFlowState) => WirePath {
  let known: { readonly nodes: ReactFlowState['nodes']; readonly path: WirePath } | null = null;
  return ({ nodes }) => {
    if (known?.nodes !== nodes) known = { nodes, path: wirePath(from, to, cardsNear(nodes, from, to), entry) };
    return known.path;
  };
}

/**
 * Follows the nodes through React Flow itself: no store of ours is written while a node is dragged. While no node moves
 * it is asked again and again by every move of the view, and has its answer.
 */
function useWirePath({ sourceX, sourceY, targetX, targetY, data }: EdgeProps<FlowEdge>): WirePath {
  const entry = data?.entry ?? onlyEntry;
  const select = useMemo(
    // React Flow ends a wire at the outer side of the port's hit area; the thread ends in the port's middle.
    () => pathSelector({ x: sourceX - portReach, y: sourceY }, { x: targetX + portReach, y: targetY }, entry),
    [sourceX, sourceY, targetX, targetY, entry],
  );
  return useStore(select, (one, other) => one.path === other.path && one.room === other.room);
}
