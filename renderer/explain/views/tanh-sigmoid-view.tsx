import type { Candidate, TanhSigmoidMeasurement } from '../../../src-core/explain/tanh-sigmoid';
import { Formula } from '../../inspector/formula';
import { useApp } from '../../store/create-store';
import { formatCount, formatShort } from '../../ui/format';
import { RichText } from '../../ui/rich-text';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { RewriteButton } from '../rewrite-button';
import { SquashingPlot } from '../squashing-plot';

const steps = {
  tanh: String.raw`\mathbf{W}' = 2\mathbf{W},\;\; \mathbf{b}' = 2\mathbf{b} \qquad\Big|\qquad \mathbf{V}' = 2\mathbf{V},\;\; \mathbf{c}' = \mathbf{c} - \mathbf{1}\mathbf{V}`,
  sigmoid: String.raw`\mathbf{W}' = \tfrac12\mathbf{W},\;\; \mathbf{b}' = \tfrac12\mathbf{b} \qquad\Big|\qquad \mathbf{V}' = \tfrac12\mathbf{V},\;\; \mathbf{c}' = \mathbf{c} + \tfrac12\mathbf{1}\mathbf{V}`,
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
          <Formula tex={steps[form]} />
          <p className="prose">
            Left of the bar the layer before, right of it the layer behind; <b>1V</b> sums each column of V.
          </p>
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
  const explain = useApp((state) => state.explain);
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
  if (against !== null) return `**${title}** stays. ${against}`;
  return `**${title}**: ${before} takes in the scale, ${after.join(' and ')} the rest`;
}
