import { createContext, type ReactNode, type RefObject, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { NodeId } from '../../src-core/ids';
import type { GridBox, UnitMaps, ViewQuery } from '../../src-core/training/view';
import type { Plane } from '../store/plane';
import { useView } from '../store/views';

/** Points along each side of the pictures on the cards. */
const mapSide = 40;
/** Four by two squares. */
const cardMaps = 8;

interface MapsContext {
  /** Wants the maps of a node until the answer is called: its card came on the screen. */
  readonly want: (node: NodeId) => () => void;
  readonly maps: ReadonlyMap<NodeId, UnitMaps>;
  readonly box: GridBox | null;
}

const noMaps: MapsContext = { want: () => () => undefined, maps: new Map(), box: null };
const Context = createContext<MapsContext>(noMaps);

/** One question for all cards on the screen: one pass through the network gives the pictures of all of them. */
export function UnitMapsProvider({ plane, children }: { plane: Plane | null; children: ReactNode }) {
  const [wanted, setWanted] = useState<ReadonlySet<NodeId>>(new Set());
  const want = useCallback((node: NodeId) => {
    setWanted((before) => new Set([...before, node]));
    return () => setWanted((before) => new Set([...before].filter((one) => one !== node)));
  }, []);
  const box = useMemo(() => (plane === null ? null : { low: plane.low, high: plane.high, side: mapSide }), [plane]);
  const query = useMemo((): Extract<ViewQuery, { kind: 'maps' }> | null => {
    if (box === null || wanted.size === 0) return null;
    const nodes = [...wanted].sort();
    return { kind: 'maps', box, wanted: nodes.map((node) => ({ node, units: null, most: cardMaps })) };
  }, [box, wanted]);
  const seen = useView<'maps'>(query, 'maps');
  const value = useMemo(
    (): MapsContext => ({
      want,
      maps: new Map((seen?.view.maps ?? []).map((maps) => [maps.node, maps])),
      box: seen?.query.box ?? null,
    }),
    [want, seen],
  );
  return <Context value={value}>{children}</Context>;
}

/** The unit maps of a node while its picture is on the screen; `null` until they are there. */
export function useUnitMaps(
  node: NodeId,
  picture: RefObject<Element | null>,
): { readonly maps: UnitMaps; readonly box: GridBox } | null {
  const { want, maps, box } = use(Context);
  const onScreen = useOnScreen(picture);
  useEffect(() => (onScreen ? want(node) : undefined), [onScreen, node, want]);
  const known = maps.get(node);
  return known === undefined || box === null ? null : { maps: known, box };
}

function useOnScreen(element: RefObject<Element | null>): boolean {
  const [onScreen, setOnScreen] = useState(false);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setOnScreen(entry?.isIntersecting === true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return onScreen;
}
