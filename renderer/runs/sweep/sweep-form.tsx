import { useMemo, useState } from 'react';
import { analyze } from '../../../src-core/graph/analyze';
import type { GraphDocument } from '../../../src-core/graph/document';
import { makePlan } from '../../../src-core/plan/make-plan';
import { fail, ok, type Result } from '../../../src-core/result';
import { epochsOf, type RunRecord } from '../../../src-core/runs/run-record';
import {
  planSweep,
  runWork,
  type SweepAxis,
  type SweepVariant,
  type SweepWish,
  totalWork,
} from '../../../src-core/runs/sweep/plan-sweep';
import { type SweepSetting, sweepSettings } from '../../../src-core/runs/sweep/sweep-settings';
import { useApp } from '../../store/create-store';
import { Button } from '../../ui/button';
import { formatClock } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { NumberField } from '../../ui/number-field';
import { useRunsView } from '../runs-view';
import { AxisField } from './axis-field';
import { type AxisWish, preparedSweeps, proposedAxis, valuesOf } from './axis-wish';

/** What is varied, over which values, how often; how many runs that is and how long it takes. */
export function SweepForm() {
  const document = useApp((state) => state.document);
  const runs = useApp((state) => state.runs);
  const startSweep = useApp((state) => state.startSweep);
  const showSweep = useApp((state) => state.showSweep);
  const showDock = useApp((state) => state.showDock);
  const showKind = useRunsView((view) => view.showKind);
  const settings = useMemo(() => sweepSettings(document), [document]);
  const [axes, setAxes] = useState<readonly AxisWish[]>(() => settings.slice(0, 1).map(proposedAxis));
  const [seeds, setSeeds] = useState(3);
  const wish = useMemo(() => wishOf(axes, seeds, settings), [axes, seeds, settings]);
  const planned = useMemo(() => (wish.ok ? planSweep(document, wish.value) : wish), [wish, document]);

  const setAxis = (index: number, axis: AxisWish | null): void =>
    setAxes(axis === null ? axes.slice(0, index) : [...axes.slice(0, index), axis, ...axes.slice(index + 1)]);
  const start = (): void => {
    if (!wish.ok || !startSweep(wish.value).ok) return;
    showDock('runs');
    showKind('sweep');
  };

  return (
    <>
      <div className="modal-body sweep-form">
        <fieldset className="prepared">
          <legend className="vh">Prepared sweeps</legend>
          {preparedSweeps
            .filter((prepared) => prepared.axes.every((id) => settings.some((setting) => setting.id === id)))
            .map(({ title, axes: ids, seeds: count }) => (
              <Button
                key={title}
                small
                onClick={() => {
                  setAxes(
                    settings
                      .filter(({ id }) => ids.includes(id))
                      .sort(byOrderOf(ids))
                      .map(proposedAxis),
                  );
                  setSeeds(count);
                }}
              >
                {title}
              </Button>
            ))}
        </fieldset>
        <AxisField label="Vary" settings={settings} axis={axes[0] ?? null} onChange={(axis) => setAxis(0, axis)} />
        <AxisField
          label="And"
          optional
          settings={settings.filter(({ id }) => id !== axes[0]?.setting)}
          axis={axes[1] ?? null}
          onChange={(axis) => setAxis(1, axis)}
        />
        <NumberField
          label="Seeds"
          hint="Runs of each point, with other first weights and shuffles: how much is luck?"
          value={seeds}
          min={1}
          max={10}
          step={1}
          integer
          onChange={setSeeds}
        />
      </div>
      <footer className="sweep-f">
        <Summary planned={planned} document={document} runs={runs} />
        <span className="sp" />
        <Button onClick={() => showSweep(false)}>Cancel</Button>
        <Button look="primary" icon="play" disabled={!planned.ok} onClick={start}>
          Start sweep
        </Button>
      </footer>
    </>
  );
}

interface SummaryProps {
  readonly planned: Result<readonly SweepVariant[], string>;
  readonly document: GraphDocument;
  readonly runs: readonly RunRecord[];
}

function Summary({ planned, document, runs }: SummaryProps) {
  if (!planned.ok) {
    return (
      <span className="err row g4 s12t sweep-error" role="alert">
        <Icon name="circle-alert" size={14} />
        <span>{planned.error}</span>
      </span>
    );
  }
  const time = estimate(planned.value, document, runs);
  const count = planned.value.length;
  return (
    <span className="s12t t2 tn" role="status">
      {count === 1 ? '1 run' : `${count} runs`}
      {time === null ? (
        <span className="t3">, time not known before a first run on these data</span>
      ) : (
        `, about ${durationWords(time)}`
      )}
    </span>
  );
}

function wishOf(
  axes: readonly AxisWish[],
  seeds: number,
  settings: readonly SweepSetting[],
): Result<SweepWish, string> {
  const made: SweepAxis[] = [];
  for (const axis of axes) {
    const setting = settings.find(({ id }) => id === axis.setting);
    if (setting === undefined) return fail('A setting of this sweep is no longer in the network.');
    const values = valuesOf(axis, setting);
    if (!values.ok) return fail(`${setting.title}: ${values.error}`);
    made.push({ setting, values: values.value });
  }
  return ok({ axes: made, seeds });
}

/** Milliseconds, from the newest run on the same data. */
function estimate(
  variants: readonly SweepVariant[],
  { dataset }: GraphDocument,
  runs: readonly RunRecord[],
): number | null {
  const timed = runs.findLast(
    (run) => run.document.dataset.id === dataset.id && run.milliseconds > 0 && run.begunAfter === null,
  );
  const analysed = timed === undefined ? null : analyze(timed.document);
  if (timed === undefined || !analysed?.valid) return null;
  const whole = runWork({ plan: makePlan(analysed.valid), multiplyAdds: analysed.totals.multiplyAdds });
  const share = epochsOf(timed) / Math.max(1, timed.document.training.epochs);
  return share === 0 ? null : (totalWork(variants) * timed.milliseconds) / (whole * share);
}

function durationWords(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return `${Math.max(1, Math.round(milliseconds / 1000))} s`;
  return minutes < 60 ? `${Math.round(minutes)} min` : `${formatClock(minutes)} h`;
}

const byOrderOf =
  (ids: readonly string[]) =>
  (one: SweepSetting, other: SweepSetting): number =>
    ids.indexOf(one.id) - ids.indexOf(other.id);
