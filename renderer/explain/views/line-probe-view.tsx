import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { datasetInfo } from '../../../src-core/datasets/registry';
import type { LineProbeMeasurement } from '../../../src-core/explain/line-probe';
import { useApp } from '../../store/create-store';
import { niceTicks } from '../../training/ticks';
import { Button } from '../../ui/button';
import { formatCount, formatShort } from '../../ui/format';
import { SelectField } from '../../ui/select-field';
import { Axes, pathOf, scaleOf } from '../axes';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { MixedImages } from '../mixed-images';

const across = { low: 0, high: 1, values: [0, 0.25, 0.5, 0.75, 1] };

/** A logit along the straight line between two samples, every kink with the unit that switches there. */
export function LineProbeView({ measured }: ClaimViewProps<LineProbeMeasurement>) {
  const { from, to, kinks, signChanges, secondDifference, smooth, units } = measured;
  const dataset = useApp(({ document }) => document.dataset);
  const info = datasetInfo(dataset);
  const isImage = info?.shape.length === 3;
  return (
    <>
      <Controls measured={measured} classes={info?.classes ?? []} testCount={info?.testCount ?? 0} />
      <Line measured={measured} />
      {isImage ? (
        <MixedImages from={from} to={to} names={[nameOf(info.classes, from.label), nameOf(info.classes, to.label)]} />
      ) : null}
      <Facts>
        {smooth.length > 0 ? (
          <Fact name="Straight pieces">none: it bends by up to {formatShort(secondDifference)} between neighbours</Fact>
        ) : (
          <>
            <Fact name="Kinks">
              {formatCount(kinks.length)} {kinks.length === signChanges ? '=' : '≠'} {formatCount(signChanges)}
              <span>sign changes counted</span>
            </Fact>
            <Fact name="Second difference between kinks">
              {formatShort(secondDifference)}
              <span>of the largest logit, at most 1e-5</span>
            </Fact>
            <Fact name="Units on this line">
              {formatCount(units.flip)} <span>switch,</span> {formatCount(units.alwaysOn)} <span>always on,</span>{' '}
              {formatCount(units.alwaysOff)} <span>always off</span>
            </Fact>
          </>
        )}
      </Facts>
    </>
  );
}

const nameOf = (classes: readonly string[], label: number): string => classes[label] ?? `class ${label}`;

interface ControlsProps {
  readonly measured: LineProbeMeasurement;
  readonly classes: readonly string[];
  readonly testCount: number;
}

function Controls({ measured: { from, to, output }, classes, testCount }: ControlsProps) {
  const explain = useApp((state) => state.explain);
  const show = (pair: readonly [number, number], shown: number): void =>
    explain('line-probe', { from: pair[0], to: pair[1], output: shown });
  return (
    <div className="claim-actions">
      {classes.length > 2 ? (
        <SelectField
          label="Logit of"
          value={String(output)}
          options={classes.map((name, index) => ({ value: String(index), label: name }))}
          onChange={(chosen) => show([from.row, to.row], Number(chosen))}
        />
      ) : null}
      <Button small icon="rotate-ccw" onClick={() => show(anotherPair(from.row, to.row, testCount), output)}>
        Other pair
      </Button>
      <Button small onClick={() => show([to.row, from.row], output)}>
        Turn round
      </Button>
      <span className="t3 s12t tn">
        test rows {formatCount(from.row)} and {formatCount(to.row)}
      </span>
    </div>
  );
}

/** Two other rows, the same after the same: steps that are prime to any number of rows that is not their multiple. */
function anotherPair(from: number, to: number, count: number): readonly [number, number] {
  const size = Math.max(count, 2);
  const first = (from + 1009) % size;
  const second = (to + 2003) % size;
  return [first, second === first ? (second + 1) % size : second];
}

function Line({ measured }: { measured: LineProbeMeasurement }) {
  const { places, heights, kinks, answer } = measured;
  const [chosen, setChosen] = useState<number | null>(null);
  const kink = chosen === null ? undefined : kinks[chosen];
  const up = niceTicks(Math.min(...heights), Math.max(...heights), 4);
  const scale = scaleOf(across, up);
  const nearest = (event: PointerEvent): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = (event.clientX - left) / Math.max(width, 1);
    const distance = (index: number): number => Math.abs((kinks[index]?.at ?? 9) - at);
    const best = kinks.reduce((found, _, index) => (distance(index) < distance(found) ? index : found), 0);
    setChosen(kinks.length > 0 && distance(best) < 0.05 ? best : null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined || kinks.length === 0) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(kinks.length - 1, (chosen ?? (by > 0 ? -1 : kinks.length)) + by)));
  };
  const said = kink === undefined ? `${kinks.length} kinks` : describe(kink);
  return (
    <div className="probe">
      <div className="plot-h">
        <b>{`${answer.slice(0, 1).toUpperCase()}${answer.slice(1)}`}</b>
        <span className="t2 tn" aria-live="polite">
          {kink === undefined ? (kinks.length > 0 ? 'arrow keys go from kink to kink' : '') : said}
        </span>
      </div>
      <div
        className="plot"
        role="slider"
        tabIndex={0}
        aria-label={`Kinks of the ${answer}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, kinks.length - 1)}
        aria-valuenow={chosen ?? 0}
        aria-valuetext={said}
        onPointerMove={nearest}
        onPointerLeave={() => setChosen(null)}
        onKeyDown={onKeyDown}
      >
        <Axes
          across={across}
          up={up}
          drawing={
            <>
              {kinks.map(({ at, unit, title }) => (
                <line
                  key={`${title} ${unit} ${at}`}
                  className="kink-tick"
                  x1={scale.x(at)}
                  x2={scale.x(at)}
                  y1="955"
                  y2="1000"
                />
              ))}
              {kink === undefined ? null : (
                <line className="now" x1={scale.x(kink.at)} x2={scale.x(kink.at)} y1="0" y2="1000" />
              )}
              <path className="s-f" d={pathOf(scale, places, heights)} />
            </>
          }
        >
          {kinks.length > 120
            ? null
            : kinks.map(({ at, unit, title }, index) => (
                <i
                  key={`${title} ${unit} ${at}`}
                  className={`kink${index === chosen ? ' on' : ''}`}
                  style={{ left: `${at * 100}%`, top: `${scale.y(heights[index + 1] ?? 0) / 10}%` }}
                />
              ))}
        </Axes>
      </div>
    </div>
  );
}

function describe({ title, unit, on, at }: LineProbeMeasurement['kinks'][number]): string {
  return `unit ${unit} of ${title} switches ${on ? 'on' : 'off'} at ${at.toFixed(3)}`;
}
