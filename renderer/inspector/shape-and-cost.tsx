import type { NodeAnalysis } from '../../src-core/graph/analysis';
import type { Shape } from '../../src-core/nodes/define-node';
import { formatBytes, formatCount, formatShape } from '../ui/format';

const floatBytes = 4;

export function ShapeAndCost({ node }: { node: NodeAnalysis }) {
  const { inputs, output, cost } = node;
  return (
    <div className="sec">
      <h3>
        Shape and cost<small>a sample</small>
      </h3>
      <dl className="kv">
        {inputs.map((shape, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the slot is what tells inputs apart.
          <ShapeRow key={slot} name={inputs.length > 1 ? `Input ${slot + 1}` : 'Input'} shape={shape} />
        ))}
        <ShapeRow name="Output" shape={output} />
        <dt>Parameters</dt>
        <dd>{cost === null ? '·' : formatCount(cost.parameters)}</dd>
        <dt>Multiply-adds</dt>
        <dd>{cost === null ? '·' : formatCount(cost.multiplyAdds)}</dd>
        <dt>Memory</dt>
        <dd>{cost === null ? '·' : formatBytes(cost.parameters * floatBytes)}</dd>
      </dl>
    </div>
  );
}

function ShapeRow({ name, shape }: { name: string; shape: Shape | null }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {shape === null ? (
          <span className="t3">unknown</span>
        ) : (
          <>
            <small>batch ×</small> {formatShape(shape)}
          </>
        )}
      </dd>
    </>
  );
}
