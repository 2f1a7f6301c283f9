import { useEffect, useState } from 'react';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { diffDocuments, isSame } from '../../src-core/runs/diff-documents';
import { sameSettings } from '../../src-core/runs/diff-settings';
import type { RunRecord, TestResult } from '../../src-core/runs/run-record';
import { PaneHeader } from '../inspector/pane-header';
import { useApp } from '../store/create-store';
import { optimizerNames } from '../training/names';
import { Button } from '../ui/button';
import { formatClock, formatCount, formatInterval, formatLoss, formatPercent } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { toNumberText } from '../ui/number-text';
import { SwitchField } from '../ui/switch-field';
import { TextField } from '../ui/text-field';
import { DiffList } from './diff-list';
import { useRunsView } from './runs-view';
import { testedAfter } from './tested-after';
import { pairOf } from './ticked';
import { useTicked } from './use-ticked';

/** The run that is selected in Runs: with what it was trained, what came out, what it changed, and what can be done. */
export function RunPane({ run }: { run: RunRecord }) {
  const pair = pairOf(
    useTicked(),
    run.id,
    useRunsView((view) => view.against),
  );
  const other = pair?.first === run ? pair.second : undefined;
  const parent = useApp(({ runs }) => runs.find(({ id }) => id === run.parent));
  const base = other ?? parent;
  const showRun = useApp((state) => state.showRun);
  useEffect(() => {
    const leave = ({ target }: PointerEvent): void => {
      if (target instanceof Element && target.closest('.canvas')) showRun(null);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [showRun]);
  return (
    <>
      <PaneHeader
        icon="history"
        title={run.name}
        kind={other === undefined ? 'Selected in Runs' : `Selected in Runs, with ${other.name}`}
      >
        <IconButton icon="x" label="Back to the network" onClick={() => showRun(null)} />
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="ins-body" aria-label={run.name} tabIndex={0}>
        <Facts run={run} />
        {base === undefined ? null : <Against run={run} base={base} />}
        <Actions run={run} />
      </section>
    </>
  );
}

function Facts({ run }: { run: RunRecord }) {
  const { training, seed } = run.document;
  const best = bestOf(run);
  return (
    <div className="sec">
      <h3>
        Result<small title={new Date(run.endedAt).toString()}>{whenWords(run.endedAt)}</small>
      </h3>
      <dl className="kv">
        <TestFacts test={run.test} after={testedAfter(run)} />
        {best === null ? null : (
          <>
            <dt>Best, epoch {best.epoch}</dt>
            <dd className="tn">
              {formatPercent(best.accuracy)} <small>{formatInterval(best.interval)}</small>
            </dd>
          </>
        )}
        <dt>Optimizer</dt>
        <dd>
          {optimizerNames[training.optimizer]}, rate {toNumberText(training.learningRate)}
          {run.lastRate === null ? null : <small> then {toNumberText(run.lastRate)}</small>}
        </dd>
        <dt>Batch, seed</dt>
        <dd className="tn">
          {formatCount(training.batch)}, {seed}
        </dd>
        <dt>Steps</dt>
        <dd className="tn">
          {formatCount(run.steps)} <small>in {formatClock(run.milliseconds / 1000)}</small>
        </dd>
        <dt>Parameters</dt>
        <dd className="tn">{formatCount(run.parameters)}</dd>
        <dt>Engine</dt>
        <dd>
          {run.engine} <small>{run.threads === 1 ? '1 thread' : `${run.threads} threads`}</small>
        </dd>
        {run.begunAfter === null ? null : (
          <>
            <dt>Went on from</dt>
            <dd className="tn">epoch {Number(run.begunAfter.toFixed(1))}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function TestFacts({ test, after }: { test: TestResult | null; after: string | null }) {
  if (test === null) {
    return (
      <>
        <dt>Test set</dt>
        <dd>not evaluated</dd>
      </>
    );
  }
  return (
    <>
      {test.right === null ? null : (
        <>
          <dt>Test accuracy</dt>
          <dd className="tn">
            {formatPercent(test.right / test.count)}{' '}
            <small>{formatInterval(wilsonInterval(test.right, test.count))}</small>
          </dd>
        </>
      )}
      <dt>Test loss</dt>
      <dd className="tn">{formatLoss(test.loss)}</dd>
      <dt>Test rows, n</dt>
      <dd className="tn">
        {formatCount(test.count)} {after === null ? null : <small>after {after}</small>}
      </dd>
    </>
  );
}

/** The best epoch where it is not the last one. */
function bestOf({ points, test }: RunRecord) {
  const tested = points.flatMap(({ epoch, testAccuracy }) =>
    testAccuracy === null ? [] : [{ epoch, accuracy: testAccuracy }],
  );
  const best = tested.reduce<(typeof tested)[number] | null>(
    (one, other) => (one === null || other.accuracy > one.accuracy ? other : one),
    null,
  );
  if (best === null || test === null || best.epoch === tested.at(-1)?.epoch) return null;
  return { ...best, interval: wilsonInterval(Math.round(best.accuracy * test.count), test.count) };
}

function Against({ run, base }: { run: RunRecord; base: RunRecord }) {
  const diff = diffDocuments(base.document, run.document);
  return (
    <div className="sec">
      <h3>
        Against {base.name}
        <small>{isSame(diff) ? 'the same network and settings' : ''}</small>
      </h3>
      <DiffList diff={diff} same={sameSettings(base.document, run.document)} />
    </div>
  );
}

function Actions({ run }: { run: RunRecord }) {
  const restoreRun = useApp((state) => state.restoreRun);
  const train = useApp((state) => state.train);
  const renameRun = useApp((state) => state.renameRun);
  // What is being typed may end with a space, or be empty for a moment.
  const [name, setName] = useState(run.name);
  const pinRun = useApp((state) => state.pinRun);
  const deleteRun = useApp((state) => state.deleteRun);
  return (
    <>
      <div className="sec row g8 wrap">
        <Button small icon="folder-open" onClick={() => restoreRun(run.id)}>
          Open its network
        </Button>
        <Button
          small
          icon="play"
          onClick={() => {
            if (restoreRun(run.id)) train();
          }}
        >
          Train again
        </Button>
      </div>
      <div className="sec">
        <TextField
          label="Name"
          value={name}
          maxLength={80}
          onChange={(typed) => {
            setName(typed);
            renameRun(run.id, typed);
          }}
        />
        <SwitchField
          label="Pinned"
          beside="kept when others go"
          checked={run.pinned}
          onChange={(pinned) => pinRun(run.id, pinned)}
        />
        <Button small look="danger" icon="trash-2" className="delete-run" onClick={() => deleteRun(run.id)}>
          Delete {run.name}
        </Button>
      </div>
    </>
  );
}

/** "today, 10:52", or the day. */
function whenWords(endedAt: number): string {
  const [then, now] = [new Date(endedAt), new Date()];
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (then.toDateString() === now.toDateString()) return `today, ${time}`;
  return `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`;
}
