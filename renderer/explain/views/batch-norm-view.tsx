import type { BatchNormMeasurement, InMinibatch } from '../../../src-core/explain/batch-norm-lab';
import { useApp } from '../../store/create-store';
import { Button } from '../../ui/button';
import { formatCount, formatShort } from '../../ui/format';
import { Segment } from '../../ui/segment';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';

const sizes = ['2', '8', '32', '128'] as const;

export function BatchNormView({ measured }: ClaimViewProps<BatchNormMeasurement>) {
  const { title, row, label, batch, trainingSpread, inferenceSpread, fromBeta } = measured;
  const explain = useApp((state) => state.explain);
  const options = useApp(({ explained }) => explained.options);
  const shown = sizes.find((size) => Number(size) === batch) ?? '8';
  return (
    <>
      <div className="claim-actions">
        <span className="s12t t2 nw">
          Test sample <b className="tn">{formatCount(row)}</b>
          {label === null ? '' : `, ${label}`}
        </span>
        <Button
          small
          icon="chevron-left"
          onClick={() => explain('batch-norm', { ...options, row: Math.max(0, row - 1) })}
        >
          Previous
        </Button>
        <Button small icon="chevron-right" onClick={() => explain('batch-norm', { ...options, row: row + 1 })}>
          Next
        </Button>
        <span className="sp" />
        <span className="s12t t2">Rows in a minibatch</span>
        <Segment
          label="Rows in a minibatch"
          value={shown}
          options={sizes.map((value) => ({ value, label: value }))}
          onChange={(value) => explain('batch-norm', { ...options, batch: Number(value) })}
        />
      </div>
      <MinibatchTable measured={measured} />
      <Facts>
        <Fact name="Training mode: a logit moves by">{formatShort(trainingSpread)}</Fact>
        <Fact name="Inference: by">{exact(inferenceSpread)}</Fact>
        <Fact name={`Alone: ${title} differs from β by`}>{exact(fromBeta)}</Fact>
      </Facts>
    </>
  );
}

/** Nothing at all is 0, not 0.000. */
const exact = (value: number): string => (value === 0 ? '0' : formatShort(value));

function MinibatchTable({ measured: { minibatches, alone, classes, batch } }: { measured: BatchNormMeasurement }) {
  return (
    <table className="minibatches">
      <thead>
        <tr>
          <th scope="col">The same sample in</th>
          <th scope="col">Training mode</th>
          <th scope="col">Inference</th>
        </tr>
      </thead>
      <tbody>
        {minibatches.map((minibatch, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a minibatch is known by its number.
          <tr key={index}>
            <th scope="row">
              minibatch {index + 1}, {batch} rows
            </th>
            <Answer output={minibatch.training} classes={classes} usual={minibatch.inference} />
            <Answer output={minibatch.inference} classes={classes} />
          </tr>
        ))}
        <tr>
          <th scope="row">a minibatch of its own</th>
          <Answer output={alone.training} classes={classes} usual={alone.inference} />
          <Answer output={alone.inference} classes={classes} />
        </tr>
      </tbody>
    </table>
  );
}

interface AnswerProps {
  readonly output: InMinibatch['training'];
  readonly classes: readonly string[];
  /** What the network answers at inference: another class than its is bold. */
  readonly usual?: InMinibatch['inference'];
}

/** The largest output with its bar; for one output the number. */
function Answer({ output, classes, usual = output }: AnswerProps) {
  const largest = Math.max(...output);
  const place = output.indexOf(largest);
  const name = output.length > 1 ? classes[place] : undefined;
  const differs = usual.indexOf(Math.max(...usual)) !== place;
  return (
    <td>
      <span className={`answer${usual === output ? ' usual' : ''}`}>
        {name === undefined ? null : differs ? (
          <b className="cut" title="Another class than at inference">
            {name}
          </b>
        ) : (
          <span className="cut">{name}</span>
        )}
        <span className="answer-bar">
          <i style={{ width: `${100 * Math.max(0, Math.min(1, largest))}%` }} />
        </span>
        <span className="tn num">{largest.toFixed(4).replace('-', '−')}</span>
      </span>
    </td>
  );
}
