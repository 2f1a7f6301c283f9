import { useCallback, useMemo, useState } from 'react';
import type { GraphNode } from '../../src-core/graph/document';
import type { UnitMaps, ViewQuery } from '../../src-core/training/view';
import { makeMapLimits } from '../canvas/map-limit';
import { type Paint, PaintedCanvas } from '../canvas/painted-canvas';
import { paintMap, weightPixels } from '../canvas/thumbnails/paint-maps';
import { useApp } from '../store/create-store';
import { useShownWeights } from '../store/first-weights';
import { planOf } from '../store/plan-of-now';
import type { Plane } from '../store/plane';
import { usePlane } from '../store/use-plane';
import { useView } from '../store/views';
import { formatCount, formatShort } from '../ui/format';
import { toNumberText } from '../ui/number-text';
import { toLogits } from './to-logits';

const side = 48;
const square = 62;
/** More than these are a wall; a node with more says so. */
const most = 64;
const limitOf = makeMapLimits();

/** Data in a plane: what each unit answers over it, and how the chosen one weighs on the logits. */
export function UnitsSection({ node }: { node: GraphNode }) {
  const plane = usePlane(useApp(({ document }) => document.dataset));
  const plan = useApp(({ analysis }) => planOf(analysis));
  const operation = plan?.operations.find((one) => one.node === node.id);
  const fits = plane?.info.shape[0] === 2 && operation?.inputs.length !== 0 && operation?.outputShape.length === 1;
  if (plane === null || operation === undefined || !fits) return null;
  return <Units key={node.id} node={node} plane={plane} />;
}

function Units({ node, plane }: { node: GraphNode; plane: Plane }) {
  const [chosen, setChosen] = useState(0);
  const query = useMemo(
    (): Extract<ViewQuery, { kind: 'maps' }> => ({
      kind: 'maps',
      box: { low: plane.low, high: plane.high, side },
      wanted: [{ node: node.id, units: null, most }],
    }),
    [plane, node.id],
  );
  const seen = useView<'maps'>(query, 'maps');
  const run = useApp(({ run }) => run.id);
  const units = useApp(({ analysis }) => analysis.nodes.get(node.id)?.output?.[0] ?? 0);
  const maps = seen?.view.maps[0] ?? null;
  if (maps === null || maps.units.length === 0) return null;
  const limit = limitOf(`${run} ${node.id}`, node.params, maps.values);
  const unit = Math.min(chosen, maps.units.length - 1);
  return (
    <>
      <div className="sec">
        <h3>
          Units over the plane
          <small>
            {toNumberText(plane.low[0] ?? 0)} to {toNumberText(plane.high[0] ?? 0)}
          </small>
        </h3>
        <div className="unit-grid" role="radiogroup" aria-label="Units over the plane">
          {maps.units.map((index, place) => (
            <Unit
              key={index}
              maps={maps}
              place={place}
              limit={limit}
              on={place === unit}
              onChoose={() => setChosen(place)}
            />
          ))}
        </div>
        <div className="unit-scale tn">
          <span>−{toNumberText(limit)}</span>
          <i />
          <span>+{toNumberText(limit)}</span>
        </div>
        {units > maps.units.length ? (
          <p className="s11t t3">
            The first {formatCount(maps.units.length)} of {formatCount(units)}.
          </p>
        ) : null}
      </div>
      <ToLogits node={node} unit={unit} />
    </>
  );
}

interface UnitProps {
  readonly maps: UnitMaps;
  readonly place: number;
  readonly limit: number;
  readonly on: boolean;
  readonly onChoose: () => void;
}

function Unit({ maps, place, limit, on, onChoose }: UnitProps) {
  const paint = useCallback<Paint>(
    (context, colors) => {
      const values = maps.values.subarray(place * side * side, (place + 1) * side * side);
      paintMap(context, values, side, weightPixels(colors, limit), { x: 0, y: 0, width: square, height: square });
    },
    [maps, place, limit],
  );
  const name = `unit ${(maps.units[place] ?? 0) + 1}`;
  return (
    <label className={on ? 'on' : ''}>
      <input type="radio" name="unit" className="vh" checked={on} onChange={onChoose} aria-label={name} />
      <PaintedCanvas width={square} height={square} paint={paint} label="" />
      <span>{name}</span>
    </label>
  );
}

/** The weights from the chosen unit to the logits, where the next layer makes them. */
function ToLogits({ node, unit }: { node: GraphNode; unit: number }) {
  const plan = useApp(({ analysis }) => planOf(analysis));
  const weights = useShownWeights();
  const plane = usePlane(useApp(({ document }) => document.dataset));
  const rows = plan === null ? null : toLogits(plan, weights, node.id, unit);
  if (rows === null) return null;
  const classes = plane?.info.classes ?? [];
  return (
    <div className="sec">
      <h3>Unit {unit + 1} to the logits</h3>
      <dl className="kv">
        {rows.map((weight, index) => {
          const name = rows.length === 1 ? (classes[1] ?? 'the answer') : (classes[index] ?? `logit ${index + 1}`);
          return (
            <div key={name} className="kv-row">
              <dt>to {name}</dt>
              <dd className="tn">{formatShort(weight)}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
