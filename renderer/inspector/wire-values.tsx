import { useCallback, useMemo } from 'react';
import type { GraphEdge } from '../../src-core/graph/document';
import type { Shape } from '../../src-core/nodes/define-node';
import { type Paint, PaintedCanvas } from '../canvas/painted-canvas';
import { meanSize } from '../canvas/sample-words';
import { paintValues } from '../canvas/thumbnails/paint-values';
import { useApp } from '../store/create-store';
import { useFollowedSample } from '../store/use-sample';
import { formatCount, formatShort } from '../ui/format';

const width = 248;
const height = 120;
/** Longer tables cost more than anybody reads. */
const mostRows = 400;

/** The numbers of the followed row that flow through a wire: as colours, and each as a number. */
export function WireValues({ edge, shape }: { edge: GraphEdge; shape: Shape }) {
  const tracing = useApp((state) => state.tracing);
  const sample = useFollowedSample(tracing);
  const values = sample?.values.get(edge.from) ?? null;
  const paint = useCallback<Paint>(
    (context, colors) => {
      if (values !== null) paintValues(context, colors, values, shape, { x: 0, y: 0, width, height });
    },
    [values, shape],
  );
  if (!tracing) return null;
  if (values === null) return <p className="sec s12t t3">The values are being computed.</p>;
  return (
    <div className="sec">
      <h3>
        Values<small>of the followed sample</small>
      </h3>
      <PaintedCanvas width={width} height={height} paint={paint} label={`${formatCount(values.length)} values`} />
      <Figures values={values} />
      <NumberTable values={values} shape={shape} />
    </div>
  );
}

function Figures({ values }: { values: Float32Array }) {
  const { least, most, zeros } = useMemo(() => rangeOf(values), [values]);
  return (
    <dl className="kv wire-figures">
      <dt>Mean size</dt>
      <dd>{formatShort(meanSize(values))}</dd>
      <dt>Least to most</dt>
      <dd>
        {formatShort(least)} <small>to</small> {formatShort(most)}
      </dd>
      <dt>Zeros</dt>
      <dd>
        {formatCount(zeros)} <small>of {formatCount(values.length)}</small>
      </dd>
    </dl>
  );
}

function NumberTable({ values, shape }: { values: Float32Array; shape: Shape }) {
  const shown = [...values.subarray(0, mostRows)];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="wire-numbers" tabIndex={0} aria-label="Each value">
        <table className="tbl tn">
          <thead>
            <tr>
              <th className="num">{shape.length > 1 ? 'Place' : 'Unit'}</th>
              <th className="num">Value</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: units have no other name.
              <tr key={index}>
                <td className="num t3">{placeOf(index, shape)}</td>
                <td className="num">{formatShort(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {values.length > mostRows ? (
        <p className="s11t t3">
          The first {formatCount(mostRows)} of {formatCount(values.length)}.
        </p>
      ) : null}
    </>
  );
}

/** From 1: "17", or "2, 5, 1" for row, column, channel. */
function placeOf(index: number, shape: Shape): string {
  const place: number[] = [];
  let rest = index;
  for (const length of [...shape].reverse()) {
    place.unshift((rest % length) + 1);
    rest = Math.floor(rest / length);
  }
  return place.join(', ');
}

function rangeOf(values: Float32Array): { least: number; most: number; zeros: number } {
  let [least, most, zeros] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    if (value === 0) zeros += 1;
  }
  return { least, most, zeros };
}
