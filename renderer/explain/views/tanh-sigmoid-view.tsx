import type { Candidate, TanhSigmoidMeasurement } from '../../../src-core/explain/tanh-sigmoid';
import { boldText } from '../../../src-core/rich-text';
import { Formula } from '../../inspector/formula';
import { formatCount, formatShort } from '../../ui/format';
import { RichText } from '../../ui/rich-text';
import { useClaimOptions } from '../claim-options';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { RewriteButton } from '../rewrite-button';
import { SquashingPlot } from '../squashing-plot';

/** What the layer before (W, b) and the one behind (V, c) become. */
const steps = {
  tanh: {
    before: String.raw`\mathbf{W} \to 2\mathbf{W}, \quad \mathbf{b} \to 2\mathbf{b}`,
    behind: String.raw`\mathbf{V} \to 2\mathbf{V}, \quad \mathbf{c} \to \mathbf{c} - \mathbf{1}\mathbf{V}`,
  },
  sigmoid: {
    before: String.raw`\mathbf{W} \to \tfrac12\mathbf{W}, \quad \mathbf{b} \to \tfrac12\mathbf{b}`,
    behind: String.raw`\mathbf{V} \to \tfrac12\mathbf{V}, \quad \mathbf{c} \to \mathbf{c} + \tfrac12\mathbf{1}\mathbf{V}`,
  },
} as const;

export function TanhSigmoidView({ measured, stale }: ClaimViewProps<TanhSigmoidMeasurement>) {
  const { candidates, rewritten, comparison } = measured;
  const form = rewritten[0]?.form ?? 'tanh';
  const other = form === 'tanh' ? 'sigmoid' : 'tanh';
  return (
    <>
      <div className="squashing">
        <SquashingPlot />
        <div className="squashing-words">
          <Formula tex="\tanh(x) + 1 = 2\,\operatorname{sigmoid}(2x)" />
          <dl className="steps">
            <dt>Layer before</dt>
            <dd>
              <Formula inline tex={steps[form].before} />
            </dd>
            <dt>Layer behind</dt>
            <dd>
              <Formula inline tex={steps[form].behind} />
            </dd>
          </dl>
          <p className="t3 s11t">1V sums each column of V. A sample is a row: y = xW + b.</p>
          <Candidates candidates={candidates} rewritten={rewritten} />
        </div>
      </div>
      <Facts>
        <Fact name="Largest difference of outputs">
          {formatShort(comparison.largestDifference)}
          <span>
            on all {formatCount(comparison.n)} test {comparison.unit}
          </span>
        </Fact>
      </Facts>
      <div className="claim-actions">
        <RewriteButton
          icon={other === 'tanh' ? 'tanh' : 'sigmoid'}
          claim="tanh-sigmoid"
          measured={measured}
          stale={stale}
          done={`${rewritten.map(({ title }) => title).join(', ')} rewritten; the network computes what it did.`}
        >
          {`Rewrite as ${other}`}
        </RewriteButton>
        <span className="t3 s12t">
          changes the weights of the layers around it, so that the function stays; one undo brings it back
        </span>
      </div>
    </>
  );
}

function Candidates({ candidates, rewritten }: Pick<TanhSigmoidMeasurement, 'candidates' | 'rewritten'>) {
  const { explain } = useClaimOptions();
  const chosen = new Set(rewritten.map(({ node }) => node));
  const able = candidates.filter(({ against }) => against === null);
  return (
    <ul className="candidates">
      {candidates.map((candidate) => (
        <li key={candidate.node} className={chosen.has(candidate.node) ? 'on' : ''}>
          <RichText text={describe(candidate)} />
          {candidate.against === null && able.length > 1 && !(chosen.size === 1 && chosen.has(candidate.node)) ? (
            <button type="button" className="link" onClick={() => explain('tanh-sigmoid', { node: candidate.node })}>
              only this one
            </button>
          ) : null}
        </li>
      ))}
      {able.length > 1 && chosen.size === 1 ? (
        <li>
          <button type="button" className="link" onClick={() => explain('tanh-sigmoid')}>
            all of them
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function describe({ title, before, after, against }: Candidate): string {
  if (against !== null) return `${boldText(title)} stays. ${against}`;
  return `${boldText(title)}: ${before} takes in the scale, ${after.join(' and ')} the rest`;
}
