import { Fragment } from 'react';
import type { Flow, GradientFlowMeasurement } from '../../../src-core/explain/gradient-flow';
import { formatCount, formatShort } from '../../ui/format';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';

/** A bar for each layer, on a log scale that all stacks share. */
export function GradientFlowView({ measured: { own, twin, rows } }: ClaimViewProps<GradientFlowMeasurement>) {
  const flows = twin === null ? [own] : [own, twin.own, twin.flow];
  const sizes = flows.flatMap(({ layers }) => layers.map(({ gradient }) => gradient)).filter((size) => size > 0);
  const [low, high] = [Math.log10(Math.min(...sizes)), Math.log10(Math.max(...sizes))];
  /** From 4 % for the least of all to 100 % for the largest. */
  const share = (gradient: number): number =>
    gradient > 0 && high > low ? 4 + (96 * (Math.log10(gradient) - low)) / (high - low) : gradient > 0 ? 100 : 0;
  return (
    <>
      <div className="flows">
        <Bars title="This network, weights of now" flow={own} share={share} />
        {twin === null ? null : (
          <>
            <Bars title="At its first weights" flow={twin.own} share={share} />
            <Bars title={`The same with ${twin.title}`} flow={twin.flow} share={share} />
          </>
        )}
      </div>
      <Facts>
        <Fact name="First layer over last">
          {formatShort(own.ratio)} <span>{own.word}</span>
        </Fact>
        {twin === null ? null : (
          <Fact name={`With ${twin.title}, at the first weights`}>
            {formatShort(twin.flow.ratio)}
            <span>
              {twin.flow.word}; as drawn {formatShort(twin.own.ratio)}
            </span>
          </Fact>
        )}
        <Fact name="Measured on">
          {formatCount(rows)} <span>rows in one backward pass; nothing is changed</span>
        </Fact>
      </Facts>
    </>
  );
}

function Bars({ title, flow, share }: { title: string; flow: Flow; share: (gradient: number) => number }) {
  return (
    <section className="flow">
      <div className="plot-h">
        <b>{title}</b>
        <span className="t3 s11t">{flow.word}</span>
      </div>
      <dl>
        {flow.layers.map(({ node, title: layer, gradient }) => (
          <Fragment key={node}>
            <dt className="cut" title={layer}>
              {layer}
            </dt>
            <dd>
              <i style={{ width: `${share(gradient)}%` }} />
            </dd>
            <dd className="num tn">{formatShort(gradient)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
