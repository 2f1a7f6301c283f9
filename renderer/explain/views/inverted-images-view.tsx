import type { InvertedImagesMeasurement, InvertedNetwork } from '../../../src-core/explain/inverted-images';
import { formatCount } from '../../ui/format';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { ScoreBar } from '../score-bar';

/** Two networks on plain and on half inverted images, and how far each falls. */
export function InvertedImagesView({ measured }: ClaimViewProps<InvertedImagesMeasurement>) {
  const { networks, epochs, holds } = measured;
  const n = networks[0]?.plain.n ?? 0;
  return (
    <>
      <table className="tbl contest">
        <caption className="vh">Test accuracy on plain and on half inverted images</caption>
        <thead>
          <tr>
            <th scope="col">Network</th>
            <th scope="col">Images</th>
            <th scope="col">Test accuracy, n = {formatCount(n)}</th>
            <th scope="col" className="num">
              Falls by
            </th>
          </tr>
        </thead>
        {networks.map((network) => (
          <Rows key={network.name} network={network} />
        ))}
      </table>
      <Facts>
        <Fact name="Verdict">
          {holds ? 'the linear model falls by more' : 'not distinguishable: train longer'}
          <span>{holds ? 'the intervals of the two falls do not touch' : 'the intervals of the two falls touch'}</span>
        </Fact>
        <Fact name="Trained">
          {formatCount(epochs)}{' '}
          <span>{epochs === 1 ? 'epoch' : 'epochs'}, one seed; the intervals are of the test images</span>
        </Fact>
      </Facts>
    </>
  );
}

const points = (share: number): string => (100 * share).toFixed(1).replace('-', '−');

function Rows({ network: { name, plain, inverted, fall, fallInterval } }: { network: InvertedNetwork }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={2}>
          {name}
          <span className="t3 s11t tn">{formatCount(plain.parameters)} parameters</span>
        </th>
        <td>plain</td>
        <td>
          <ScoreBar score={plain} />
        </td>
        <td className="num tn contest-fall" rowSpan={2}>
          <b>{points(fall)} points</b>
          <span className="t2 s11t">
            [{points(fallInterval[0])}, {points(fallInterval[1])}]
          </span>
        </td>
      </tr>
      <tr>
        <td>half inverted</td>
        <td>
          <ScoreBar score={inverted} muted />
        </td>
      </tr>
    </tbody>
  );
}
