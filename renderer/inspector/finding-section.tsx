import type { NodeId } from '../../src-core/ids';
import type { Diagnosis, NodeReading, StepReading } from '../../src-core/training/detective/diagnosis';
import { sizeText } from '../../src-core/training/detective/size-text';
import { useApp } from '../store/create-store';
import { findingOf } from '../training/detective/node-finding';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';

/** Rows of the table: the last minibatches, of which the failing one is the last. */
const shown = 6;

const looks = {
  e: { name: 'error', icon: 'circle-alert' },
  w: { name: 'warning', icon: 'triangle-alert' },
  n: { name: 'info', icon: 'info' },
} as const;

/** What a diverged run says of this node: its part in it, and its numbers step by step. */
export function FindingSection({ node }: { node: NodeId }) {
  const diagnosis = useApp(({ investigation }) => (investigation?.phase === 'found' ? investigation.diagnosis : null));
  if (diagnosis === null) return null;
  const finding = findingOf(diagnosis, node);
  const rows = rowsOf(diagnosis.steps, node);
  if (finding === null || rows.length === 0) return null;
  return (
    <div className="sec">
      <div className={`callout ${looks[finding.tone].name}`}>
        <Icon name={looks[finding.tone].icon} />
        <span>{partOf(diagnosis, finding.tone)}</span>
      </div>
      <h3>
        Step by step<small>largest absolute value</small>
      </h3>
      <table className="tbl finding-table">
        <thead>
          <tr>
            <th>Step</th>
            <th className="num">Output</th>
            <th className="num">Gradient</th>
            <th className="num">Grew</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, reading, before }) => (
            <tr key={step}>
              <td className="tn">{formatCount(step)}</td>
              <td className={`num${reading.broken > 0 ? ' err b' : ''}`}>{sizeText(reading.largest)}</td>
              <td className={`num${isBroken(reading.gradient) ? ' err b' : ''}`}>
                {reading.gradient === null ? '·' : sizeText(reading.gradient)}
              </td>
              <td className="num">{growthText(reading, before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isBroken = (value: number | null): boolean => value !== null && !Number.isFinite(value);

function rowsOf(steps: readonly StepReading[], node: NodeId) {
  const rows = steps.flatMap(({ step, nodes }, index) => {
    const reading = nodes.find((one) => one.node === node);
    const before = steps[index - 1]?.nodes.find((one) => one.node === node) ?? null;
    return reading === undefined ? [] : [{ step, reading, before }];
  });
  return rows.slice(-shown);
}

function growthText({ largest }: NodeReading, before: NodeReading | null): string {
  const factor = before === null ? Number.NaN : largest / before.largest;
  return Number.isFinite(factor) ? `× ${sizeText(Number(factor.toPrecision(2)))}` : '·';
}

function partOf({ culprit, data }: Diagnosis, tone: 'e' | 'w' | 'n') {
  if (tone === 'n') return 'Not the cause: it only passed on what was no number any more.';
  if (tone === 'w') return 'It helped: its values grew from step to step, and still were finite.';
  if (data !== null) return 'The data that come in here hold what is no number.';
  const inputs = culprit.input === null ? '' : ` Its inputs were still finite: up to ${sizeText(culprit.input)}.`;
  return (
    <>
      <b className="b">First to go non-finite.</b>
      {inputs}
    </>
  );
}
