import type { RemedyMeasurement } from '../../../src-core/explain/remedy';
import { formatCount, formatLoss } from '../../ui/format';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { ScoreBar } from '../score-bar';

/** The raw feature, the better one, and a hidden layer on the raw one, side by side. */
export function RemedyView({ measured: { entries, holds } }: ClaimViewProps<RemedyMeasurement>) {
  const [first] = entries;
  return (
    <>
      <table className="tbl contest">
        <caption className="vh">Three networks on the same people</caption>
        <thead>
          <tr>
            <th scope="col">Network</th>
            <th scope="col">Feature</th>
            <th scope="col">Test accuracy, n = {formatCount(first?.score.n ?? 0)}</th>
            <th scope="col" className="num">
              Test loss
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ name, feature, kind, score }) => (
            <tr key={kind}>
              <th scope="row">
                {name}
                <span className="t3 s11t tn">{formatCount(score.parameters)} parameters</span>
              </th>
              <td className="nw">{feature}</td>
              <td>
                <ScoreBar score={score} muted={kind === 'raw'} />
              </td>
              <td className="num tn">{formatLoss(score.loss)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts>
        <Fact name="Verdict">
          {holds ? 'both the better feature and the hidden layer lower the loss' : 'no difference that can be seen'}
        </Fact>
        <Fact name="Trained">
          {formatCount(first?.score.epochs ?? 0)} <span>epochs, one seed</span>
        </Fact>
      </Facts>
    </>
  );
}
