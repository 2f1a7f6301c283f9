import { useCallback } from 'react';
import type { ColumnImages } from '../../src-core/explain/column-images';
import type { LinearCollapseMeasurement } from '../../src-core/explain/linear-collapse';
import type { NodeId } from '../../src-core/ids';
import { type Paint, PaintedCanvas } from '../canvas/painted-canvas';
import { rampStep, weightLimit, weightRamp } from '../canvas/weight-colors';
import { useMeasured } from '../explain/last-measured';
import { useInvited } from '../explain/use-claim-graph';
import { FixButtons } from '../problems/fix-buttons';
import { useApp } from '../store/create-store';
import { formatCount, formatShape } from '../ui/format';

/** Of selected layers that are one: what can be done, what they would be as one layer, and why it matters. */
export function LinearStackSection({ nodes }: { nodes: readonly NodeId[] }) {
  const invited = useInvited().find(({ claim }) => claim === 'linear-collapse');
  const problems = useApp(({ analysis }) => analysis.problems);
  const explain = useApp((state) => state.explain);
  const measurement = useMeasuredStack(nodes);
  const [node] = nodes;
  const inside = new Set(invited?.nodes);
  if (node === undefined || nodes.length < 2 || !nodes.every((each) => inside.has(each))) return null;
  const problem = problems.find(({ code, nodes: of }) => code.startsWith('linear.') && of.includes(node));
  return (
    <div className="sec linear-stack">
      <h3>These layers are one</h3>
      <div className="row g8 wrap">{problem === undefined ? null : <FixButtons problem={problem} primary />}</div>
      {measurement === null ? null : (
        <dl className="kv">
          <dt>Parameters together</dt>
          <dd>{formatCount(measurement.parameters.before)}</dd>
          <dt>As one, {formatShape(measurement.product.shape)}</dt>
          <dd>{formatCount(measurement.parameters.after)}</dd>
        </dl>
      )}
      <p className="t2 s12t">
        Depth alone adds no power. Linear after linear stays linear, and <b>they learn nothing that one layer cannot</b>
        . A nonlinear function between them is what makes an MLP.{' '}
        <button type="button" className="link" onClick={() => explain('linear-collapse', { node })}>
          See it on your weights
        </button>
      </p>
      {measurement?.columns ? <Columns images={measurement.columns} names={measurement.outputNames} /> : null}
    </div>
  );
}

/** What was measured of just these layers, on the network of now. */
function useMeasuredStack(nodes: readonly NodeId[]): LinearCollapseMeasurement | null {
  const measured = useMeasured('linear-collapse');
  if (measured === null) return null;
  return nodes.every((id) => measured.layers.some(({ node }) => node === id)) ? measured : null;
}

function Columns({ images, names }: { images: ColumnImages; names: readonly string[] }) {
  return (
    <>
      <h3>Columns of W as images</h3>
      <div className="column-images">
        {images.columns.map(({ output, values }) => (
          <figure key={output}>
            <ColumnImage images={images} values={values} name={names[output] ?? `unit ${output}`} />
            <figcaption className="cut" title={names[output]}>
              {names[output] ?? output}
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}

const side = 42;

function ColumnImage({ images, values, name }: { images: ColumnImages; values: Float32Array; name: string }) {
  const { width, height } = images;
  const paint = useCallback<Paint>(
    (context, colors) => {
      const ramp = weightRamp(colors.weightBelow, colors.weightZero, colors.weightAbove);
      const limit = weightLimit(values);
      const [across, down] = [side / width, side / height];
      for (let pixel = 0; pixel < values.length; pixel++) {
        const at = 3 * rampStep(values[pixel] ?? 0, limit);
        context.fillStyle = `rgb(${ramp[at]} ${ramp[at + 1]} ${ramp[at + 2]})`;
        context.fillRect((pixel % width) * across, Math.floor(pixel / width) * down, across + 0.2, down + 0.2);
      }
    },
    [values, width, height],
  );
  return <PaintedCanvas width={side} height={side} paint={paint} label={`What ${name} weighs`} />;
}
