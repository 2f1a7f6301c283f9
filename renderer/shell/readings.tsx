import type { ReactNode } from 'react';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { classifies, KeepCounted } from '../evaluate/counted-between';
import { type TestOfNow, useTestOfNow } from '../evaluate/test-of-now';
import { useApp } from '../store/create-store';
import type { Run } from '../store/run-slice';
import { errorCount, isRunOfEarlierNetwork } from '../store/selectors';
import { accuracyWords } from '../ui/accuracy-words';
import { formatClock, formatCount, formatInterval, formatLoss, formatPercent } from '../ui/format';
import { Icon } from '../ui/icon';
import { epochOf, secondsLeft } from './run-reading';

/** The numbers of the run, each in a slot of fixed width; before a run what training needs to know. */
export function Readings() {
  const run = useApp((state) => state.run);
  const errors = useApp(errorCount);
  const trains = run.phase === 'running' || run.phase === 'paused';
  const hasRun = run.phase !== 'none' && run.phase !== 'opening' && (errors === 0 || trains);
  const earlier = useApp(isRunOfEarlierNetwork);
  return (
    <div className="read">
      <KeepCounted />
      {hasRun ? <RunReadings run={run} earlier={earlier} /> : <Before run={run} errors={errors} />}
    </div>
  );
}

function Slot({ word, width, title, children }: { word: string; width: number; title?: string; children: ReactNode }) {
  return (
    <dl style={{ minWidth: width }} title={title}>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </dl>
  );
}

function Before({ run, errors }: { run: Run; errors: number }) {
  const parameters = useApp(({ analysis }) => analysis.totals.parameters);
  return (
    <>
      <Slot word="Epoch" width={70}>
        <span>{run.phase === 'none' ? 'not trained' : run.phase === 'opening' ? 'starting' : 'changed'}</span>
      </Slot>
      <Slot word="Parameters" width={64}>
        {formatCount(parameters)}
      </Slot>
      <Slot word="Train" width={136}>
        {run.phase === 'opening' ? <Opening run={run} /> : <Readiness errors={errors} />}
      </Slot>
    </>
  );
}

function Readiness({ errors }: { errors: number }) {
  const showDock = useApp((state) => state.showDock);
  const valid = useApp(({ analysis }) => analysis.valid !== null);
  if (errors === 0) return <span>{valid ? 'ready' : 'nothing to train yet'}</span>;
  return (
    <button type="button" className="err row g4 m" onClick={() => showDock('problems')}>
      <Icon name="circle-alert" size={14} />
      {errors === 1 ? '1 error to fix' : `${errors} errors to fix`}
    </button>
  );
}

function Opening({ run: { progress } }: { run: Run }) {
  const what = progress?.what ?? 'Making the model';
  const share = progress?.fraction == null ? '' : ` ${Math.round(progress.fraction * 100)} %`;
  return (
    <span className="row g4 opening" title={`${what}${share}`}>
      <Icon name="loader-circle" size={14} className="spin" />
      <span className="cut">
        {what}
        {share}
      </span>
    </span>
  );
}

function RunReadings({ run, earlier }: { run: Run; earlier: boolean }) {
  const total = run.plan?.training.epochs ?? 0;
  const now = useTestOfNow();
  // Nothing changes any more, and the step where it stopped needs the room.
  const isOver = run.failure?.kind === 'diverged';
  return (
    <>
      <Slot word="Epoch" width={isOver ? 0 : 56}>
        {epochOf(run)} <span>/ {run.loadedEpochs ?? total}</span>
      </Slot>
      <Slot word="Loss" width={isOver ? 0 : 44}>
        {run.loss !== null && !Number.isFinite(run.loss) ? (
          <span className="err">{formatLoss(run.loss)}</span>
        ) : (
          formatLoss(run.loss)
        )}
      </Slot>
      {earlier ? (
        <EarlierNetwork run={run} now={now} />
      ) : (
        <>
          <TestReading now={now} />
          <Time run={run} />
        </>
      )}
    </>
  );
}

/** The network was changed since: its test result in short, and whose it is. */
function EarlierNetwork({ run, now }: { run: Run; now: TestOfNow | null }) {
  const test = now?.test ?? null;
  const [word, value] =
    test === null || test.accuracy !== null
      ? ['Test accuracy', test?.accuracy == null ? '·' : formatPercent(test.accuracy)]
      : ['Test loss', formatLoss(test.loss)];
  const sure = test?.accuracy == null ? null : accuracyWords(test.accuracy, test.count);
  const next = run.phase === 'running' ? 'Stop, then Train,' : 'Train';
  return (
    <>
      <Slot word={sure === null ? word : `${word} · ${sure.n}`} width={142}>
        {value} {sure === null ? null : <span>{sure.interval}</span>}
      </Slot>
      <Slot
        word="Network"
        width={34}
        title={`These numbers are of the network before it was changed. ${next} trains the one on the canvas.`}
      >
        <span className="earlier">changed</span>
      </Slot>
    </>
  );
}

function Time({ run }: { run: Run }) {
  if (run.failure?.kind === 'diverged') {
    return (
      <Slot word="Stopped" width={44}>
        step {formatCount(run.failure.step)}
      </Slot>
    );
  }
  const left = secondsLeft(run);
  return left === null ? (
    <Slot word="Took" width={34}>
      {run.elapsed > 0 ? formatClock(run.elapsed / 1000) : '·'}
    </Slot>
  ) : (
    <Slot word="Left" width={34}>
      {formatClock(left)}
    </Slot>
  );
}

/** Accuracy on the held-out rows with its 95 % interval (Wilson); for regression, which has none, the loss. */
function TestReading({ now }: { now: TestOfNow | null }) {
  const test = now?.test ?? null;
  const isRegression = useApp(({ run }) => run.plan !== null && !classifies(run.plan));
  const n = test === null ? '' : ` · n = ${formatCount(test.count)}`;
  // A linear head alone says nothing: a classifier may leave its softmax out.
  if (test !== null && test.accuracy === null) {
    return (
      <Slot word={`Test loss${n}`} width={142}>
        {formatLoss(test.loss)}
      </Slot>
    );
  }
  if (test === null || test.accuracy === null) {
    return (
      <Slot word={isRegression ? 'Test loss' : 'Test accuracy'} width={142}>
        ·
      </Slot>
    );
  }
  const interval = wilsonInterval(Math.round(test.accuracy * test.count), test.count);
  return (
    <Slot
      word={`Test accuracy${n}`}
      width={142}
      title={`Share of right answers on the test set with the weights of ${now?.when}, with its 95 % interval`}
    >
      {formatPercent(test.accuracy)} <span>{formatInterval(interval)}</span>
    </Slot>
  );
}
