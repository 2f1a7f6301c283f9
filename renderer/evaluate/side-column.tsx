import { useMemo } from 'react';
import { imageShape } from '../canvas/thumbnails/paint-pixels';
import { useApp } from '../store/create-store';
import { isRunOfEarlierNetwork } from '../store/selectors';
import { Segment } from '../ui/segment';
import type { Cell } from './confusion-matrix';
import { DrawPanel } from './draw-panel';
import { type SideView, useEvaluateView } from './evaluate-view';
import { type Evaluation, splitWords } from './judged';
import { type Judgements, rowsOfCell, worstMistakes } from './judgements';
import { ChosenCell, Mistakes } from './mistakes';
import { ReliabilityPlot } from './reliability-plot';
import { SampleGrid } from './sample-grid';
import { useJudgements } from './use-predictions';

/** As many as anybody looks through. */
const mostWorst = 240;

interface SideColumnProps {
  readonly evaluation: Evaluation;
  readonly chosen: Cell;
  readonly onChoose: (cell: Cell) => void;
}

/** The rows behind the numbers: the worst mistakes, those of a cell, how sure the network is, and a picture of one's own. */
export function SideColumn({ evaluation, chosen, onChoose }: SideColumnProps) {
  const { side, set } = useEvaluateView();
  const isImage = evaluation.info !== null && imageShape(evaluation.info.shape)?.channels === 1;
  const options = [
    { value: 'worst', label: 'Worst' },
    { value: 'cell', label: 'Cell' },
    { value: 'reliability', label: 'Sureness' },
    ...(isImage ? [{ value: 'draw', label: 'Draw' } as const] : []),
  ] as const;
  const shown: SideView = options.some(({ value }) => value === side) ? side : 'worst';
  return (
    <>
      <Segment
        label="What is shown of the rows"
        className="side-seg"
        value={shown}
        options={options}
        onChange={(value) => set({ side: value })}
      />
      {shown === 'draw' && evaluation.info !== null ? (
        <DrawPanel info={evaluation.info} classes={evaluation.classes} />
      ) : (
        <Rows evaluation={evaluation} side={shown} chosen={chosen} onChoose={onChoose} />
      )}
    </>
  );
}

function Rows({ side, ...props }: SideColumnProps & { side: SideView }) {
  const judgements = useJudgements(props.evaluation.split);
  const changed = useApp(isRunOfEarlierNetwork);
  if (changed) return <p className="s12t t2">The network was changed since this run. Train it to see its rows here.</p>;
  if (judgements === null) return <p className="s12t t3">The rows are being looked at.</p>;
  if (side === 'worst') return <Worst {...props} judgements={judgements} />;
  if (side === 'reliability') return <ReliabilityPlot judgements={judgements} unit={props.evaluation.unit} />;
  return <OfCell {...props} judgements={judgements} />;
}

type JudgedProps = SideColumnProps & { readonly judgements: Judgements };

function Worst({ evaluation: { split, info, classes }, judgements }: JudgedProps) {
  const rows = useMemo(() => worstMistakes(judgements, mostWorst), [judgements]);
  if (rows.length === 0 || info === null) {
    return <p className="s12t t2">Nothing is mixed up: every row of the {splitWords[split]} set is right.</p>;
  }
  return (
    <>
      <div className="plot-h">
        <b>Worst mistakes</b>
        <span className="t3 s11t cut">surest first</span>
      </div>
      <SampleGrid
        split={split}
        rows={rows}
        title="worst mistakes"
        judgements={judgements}
        info={info}
        classes={classes}
      />
    </>
  );
}

function OfCell({ evaluation: { split, metrics, info, classes, unit }, judgements, chosen, onChoose }: JudgedProps) {
  const { truth, taken } = chosen;
  const rows = useMemo(() => rowsOfCell(judgements, truth, taken), [judgements, truth, taken]);
  const [is, said] = [classes[truth] ?? '', classes[taken] ?? ''];
  const title = truth === taken ? `${is} recognised` : `${is} taken for ${said}`;
  return (
    <>
      <ChosenCell confusion={metrics.confusion} classes={classes} unit={unit} chosen={chosen} />
      {rows.length === 0 || info === null ? (
        <Mistakes confusion={metrics.confusion} classes={classes} chosen={chosen} onChoose={onChoose} />
      ) : (
        <SampleGrid
          key={`${truth},${taken}`}
          split={split}
          rows={rows}
          title={title}
          judgements={judgements}
          info={info}
          classes={classes}
        />
      )}
    </>
  );
}
