import { useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { fitBitmap } from '../fit-bitmap';
import type { AnyFlowNode, FlowEdge, FlowNode } from '../flow-adapter';
import { useLive } from '../live';
import { useThemeColors } from '../theme-colors';
import { useFoundDiagnosis } from '../use-wire-finding';
import type { WireLook } from '../wire-look';
import { paintOverview } from './paint-overview';
import { overviewWords, wireLooks } from './wire-looks';
import { makeWirePaths } from './wire-paths';

interface OverviewProps {
  readonly nodes: readonly AnyFlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly hovered: string | null;
  readonly focused: string | null;
}

/**
 * All cards and wires on one <canvas> under React Flow's own: from far away a thousand elements cost frames, and none of
 * their words can be read. Painted outside of React while the view moves.
 */
export function Overview({ nodes, edges, hovered, focused }: OverviewProps) {
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const colors = useThemeColors();
  const wires = useWires(nodes, edges);
  const cards = useMemo(() => nodes.filter((node): node is FlowNode => node.type === 'card'), [nodes]);
  const paint = useMemo(
    () => (): void => {
      const context = canvas.current?.getContext('2d');
      if (!context) return;
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      fitBitmap(context, width, height);
      paintOverview(context, { cards, wires, hovered, focused }, { x, y, zoom, width, height }, colors);
    },
    [store, cards, wires, hovered, focused, colors],
  );
  useLayoutEffect(paint, [paint]);
  useEffect(() => {
    let frame = 0;
    const unsubscribe = store.subscribe(({ transform, width, height }, before) => {
      if (transform === before.transform && width === before.width && height === before.height) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [store, paint]);
  return <canvas ref={canvas} className="overview" role="img" aria-label={overviewWords(cards.length)} />;
}

function useWires(nodes: readonly AnyFlowNode[], edges: readonly FlowEdge[]): ReadonlyMap<WireLook, Path2D> {
  const { nodes: live } = useLive();
  const [wirePaths] = useState(makeWirePaths);
  const diagnosis = useFoundDiagnosis();
  const looks = useMemo(() => wireLooks(edges, live, diagnosis), [edges, live, diagnosis]);
  return useMemo(() => {
    const paths = wirePaths(nodes, edges);
    const byLook = new Map<WireLook, string>();
    for (const [id, look] of looks) byLook.set(look, (byLook.get(look) ?? '') + (paths.get(id) ?? ''));
    return new Map([...byLook].map(([look, path]) => [look, new Path2D(path)]));
  }, [wirePaths, nodes, edges, looks]);
}
