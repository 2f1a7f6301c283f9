import type { RankMeasurement } from '../../../src-core/explain/rank';
import { Formula } from '../../inspector/formula';
import { formatCount, formatShort } from '../../ui/format';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { LogBars } from '../log-bars';

export function RankView({ measured }: ClaimViewProps<RankMeasurement>) {
  const { inputs, outputs, waist, values, rank, beyond, errorBound, task, formula } = measured;
  const bounds = [inputs, ...(waist === null ? [] : [waist.units]), outputs];
  return (
    <>
      <Formula tex={`\\operatorname{rank}(${formula}) \\le \\min(${bounds.join(', ')}) = ${Math.min(...bounds)}`} />
      <LogBars
        values={values}
        mark={
          waist === null ? null : { after: waist.units, label: `${formatCount(waist.units)} units of ${waist.title}` }
        }
        zero={1e-5}
        name="Singular values of the product"
      />
      <Facts>
        <Fact name="Rank measured">
          {formatCount(rank)}
          <span>of {formatCount(Math.min(inputs, outputs))} that one layer can have</span>
        </Fact>
        {beyond === null ? null : (
          <Fact name="Largest value beyond the width">
            {formatShort(beyond)}
            <span>of the largest; error at most {formatShort(errorBound)}</span>
          </Fact>
        )}
        <Fact name={`Best error on a task of ${task.size} directions`}>
          {formatShort(task.bottleneckError)}
          <span>
            through {task.units} units, {formatShort(task.layerError)} with one layer; n = {formatCount(task.rows)}
          </span>
        </Fact>
      </Facts>
    </>
  );
}
