import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { fitBitmap } from './fit-bitmap';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import { type MapPlace, mapPlace, seenBox, viewAround } from './mini-map-view';
import { cardBox } from './overview/card-at';
import { smallCard } from './overview/small-card';
import { type ThemeColors, useThemeColors } from './theme-colors';

const size = { width: 128, height: 68 };

/**
 * The whole graph in small, coloured by selection and fault; press or drag in it to move about, turn the wheel to zoom.
 * Painted on a <canvas>, because it changes in every frame in which the view or a card moves.
 */
export function MiniMap() {
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const flow = useReactFlow<AnyFlowNode, FlowEdge>();
  const canvas = useRef<HTMLCanvasElement>(null);
  /** What was painted last: while it is dragged in, what lies under the pointer must not move away. */
  const place = useRef<MapPlace | null>(null);
  const held = useRef(false);
  const repaint = useRef((): void => undefined);
  const colors = useThemeColors();

  useEffect(() => {
    const paint = (): void => {
      const { nodes, transform, width, height } = store.getState();
      const context = canvas.current?.getContext('2d');
      if (!context || width === 0) return;
      const seen = seenBox({ x: transform[0], y: transform[1], zoom: transform[2] }, { width, height });
      const now = held.current && place.current !== null ? place.current : mapPlace(nodes.map(cardBox), seen, size);
      place.current = now;
      fitBitmap(context, size.width, size.height);
      context.clearRect(0, 0, size.width, size.height);
      for (const node of nodes) paintNode(context, node, now, colors);
      context.strokeStyle = colors.text3;
      context.lineWidth = 1.25;
      const at = onMap(seen, now);
      context.strokeRect(at.x, at.y, at.width, at.height);
    };
    let frame = requestAnimationFrame(paint);
    const schedule = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    };
    repaint.current = schedule;
    const unsubscribe = store.subscribe(({ nodes, transform, width, height }, before) => {
      if (
        nodes === before.nodes &&
        transform === before.transform &&
        width === before.width &&
        height === before.height
      )
        return;
      schedule();
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [store, colors]);

  const handlers = useMemo(() => {
    const goTo = ({ nativeEvent }: PointerEvent): void => {
      const { width, height } = store.getState();
      if (place.current === null) return;
      const at = { x: nativeEvent.offsetX, y: nativeEvent.offsetY };
      void flow.setViewport(viewAround(at, place.current, flow.getZoom(), { width, height }));
    };
    /** Now it may show everything again, at another scale. */
    const letGo = (): void => {
      held.current = false;
      repaint.current();
    };
    return {
      onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
        goTo(event);
      },
      onPointerMove(event: PointerEvent) {
        if (held.current) goTo(event);
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onLostPointerCapture: letGo,
    };
  }, [store, flow]);

  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [flow]);

  return <canvas ref={canvas} className="mini" role="img" aria-label="Minimap" style={size} {...handlers} />;
}

function onMap(box: ReturnType<typeof cardBox>, { x, y, scale }: MapPlace) {
  return { x: box.x * scale + x, y: box.y * scale + y, width: box.width * scale, height: box.height * scale };
}

function paintNode(context: CanvasRenderingContext2D, node: AnyFlowNode, place: MapPlace, colors: ThemeColors): void {
  const { x, y, width, height } = onMap(cardBox(node), place);
  const color = colorOf(node, colors);
  if (node.type === 'frame') {
    context.strokeStyle = color;
    context.lineWidth = 1;
    context.strokeRect(x, y, width, height);
    return;
  }
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(2, height / 4));
  context.fill();
}

function colorOf(node: AnyFlowNode, colors: ThemeColors): string {
  const { type, selected } = node;
  const sign = node.type === 'card' ? smallCard(node).sign : null;
  if (sign === 'error') return colors.error;
  if (selected === true) return colors.accent;
  if (sign === 'warning') return colors.warning;
  return type === 'card' ? colors.lineStrong : type === 'frame' ? colors.lineControl : colors.line;
}
