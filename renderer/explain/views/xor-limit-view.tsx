import type { XorLimitMeasurement } from '../../../src-core/explain/xor-limit';
import { Formula } from '../../inspector/formula';
import { formatShort } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';

/** The four rows with the network's own log-odds, and the two sums that a linear map cannot part. */
export function XorLimitView({ measured: { rows, same, differ, linear } }: ClaimViewProps<XorLimitMeasurement>) {
  const right = rows.filter((row) => row.right).length;
  return (
    <>
      <Formula
        tex={
          linear
            ? 'z(0,0) + z(1,1) = w_1 + w_2 + 2b = z(0,1) + z(1,0)'
            : String.raw`z(0,0) + z(1,1) \;\ne\; z(0,1) + z(1,0)`
        }
      />
      <table className="tbl signs">
        <caption className="vh">The four rows of the gate</caption>
        <thead>
          <tr>
            <th className="num">a</th>
            <th className="num">b</th>
            <th className="num">wanted</th>
            <th className="num">log-odds z</th>
            <th>answer</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ a, b, wanted, logit, right: isRight }) => (
            <tr key={`${a}${b}`}>
              <td className="num">{a}</td>
              <td className="num">{b}</td>
              <td className="num">{wanted}</td>
              <td className="num">{formatShort(logit)}</td>
              <td>
                <Icon name={isRight ? 'check' : 'x'} size={12} /> {isRight ? 'right' : 'wrong'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts>
        <Fact name="z(0,0) + z(1,1)">{formatShort(same)}</Fact>
        <Fact name="z(0,1) + z(1,0)">{formatShort(differ)}</Fact>
        <Fact name="Rows right">
          {right} of 4 <span>{linear ? 'at most 3 for any weights' : ''}</span>
        </Fact>
      </Facts>
    </>
  );
}
