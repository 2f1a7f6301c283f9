import { datasetInfo } from '../../../src-core/datasets/registry';
import type { BatchNormMeasurement, InMinibatch } from '../../../src-core/explain/batch-norm-lab';
import { useApp } from '../../store/create-store';
import { formatShort } from '../../ui/format';
import { Segment } from '../../ui/segment';
import { useClaimOptions } from '../claim-options';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { SamplePicker } from '../sample-picker';

const sizes = ['2', '8', '32', '128'] as const;

export function BatchNormView({ measured }: ClaimViewProps<BatchNormMeasurement>) {
  const { title, row, classIndex, classes, flat, batch, trainingSpread, inferenceSpread, fromBeta } = measured;
  const { explain, options } = useClaimOptions();
  const info = datasetInfo(useApp(({ document }) => document.dataset));
  const typed = typeof options.row === 'number' && (options.rowClass ?? -1) === -1 ? options.row : row;
  const shown = sizes.find((size) => Number(size) === batch) ?? '8';
  return (
    <>
      <div className="claim-actions">
        <SamplePicker
          name="Test sample"
          row={typed}
          label={classIndex}
          classes={classIndex < 0 ? [] : classes}
          testCount={info?.testCount ?? 0}
          onChoose={(choice) => explain('batch-norm', { ...options, row: choice.row, rowClass: choice.label })}
        />
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
        <Fact name={`Alone: ${title} differs from β by`}>
          {exact(fromBeta)} {flat ? null : <span>an image has its own pixels to be compared with</span>}
        </Fact>
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
