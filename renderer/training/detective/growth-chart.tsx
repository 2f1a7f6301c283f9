import { useEffect, useMemo, useRef, useState } from 'react';
import type { TrainPlan } from '../../../src-core/plan/plan';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { sizeText } from '../../../src-core/training/detective/size-text';
import { appStore } from '../../store/create-store';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Segment } from '../../ui/segment';
import { type GrowthBar, type GrowthRow, growthRows, type Measure, stepLabels } from './growth';

const measures: readonly { readonly value: Measure; readonly label: string; readonly says: string }[] = [
  { value: 'outputs', label: 'Outputs', says: 'largest |output|' },
  { value: 'weights', label: 'Weights', says: 'largest |weight|' },
  { value: 'gradients', label: 'Gradients', says: 'gradient norm' },
];

/** What left the range first is shown first. */
const measureOf = ({ culprit }: Diagnosis): Measure =>
  culprit.where === 'backward' ? 'gradients' : culprit.where === 'update' ? 'weights' : 'outputs';

interface GrowthChartProps {
  readonly plan: TrainPlan;
  readonly diagnosis: Diagnosis;
}

/** The last minibatches, node by node in order of flow: what was healthy, what grew, what went first. */
export function GrowthChart({ plan, diagnosis }: GrowthChartProps) {
  const [measure, setMeasure] = useState<Measure>(() => measureOf(diagnosis));
  const list = useRef<HTMLUListElement>(null);
  const rows = useMemo(() => growthRows(plan, diagnosis, measure), [plan, diagnosis, measure]);
  const { steps, healthy } = diagnosis;
  // Of a deep network not all rows fit: the one that matters is shown.
  useEffect(() => {
    if (rows.length > 0) list.current?.querySelector('[data-first]')?.scrollIntoView({ block: 'nearest' });
  }, [rows]);
  const says = measures.find(({ value }) => value === measure)?.says ?? '';
  const lastHealthy = steps.findIndex(({ step }) => step === healthy + 1);
  return (
    <section className="col grow growth" aria-label={`Last ${steps.length} steps`}>
      <div className="plot-h">
        <b>{steps.length === 1 ? 'The failed step' : `Last ${steps.length} steps`}</b>
        <span className="t3 s11t cut" title={`${says}, log scale, 0.01 to 3.4e38`}>
          <span className="wide">{says}, </span>log scale<span className="wide">, 0.01 to 3.4e38</span>
        </span>
        <span className="sp" />
        <Segment label="What the bars show" value={measure} options={measures} onChange={setMeasure} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="growth-rows" tabIndex={0} aria-label="Nodes in order of flow">
        <ul ref={list} className="nan-list">
          {rows.map((row) => (
            <Row key={row.node ?? 'loss'} row={row} />
          ))}
        </ul>
        {lastHealthy < 0 || steps.length < 2 ? null : (
          <i className="growth-healthy" style={{ '--x': (lastHealthy + 1) / steps.length }}>
            <em className={lastHealthy + 1 < steps.length / 3 ? 'at-right' : ''}>
              <Icon name="history" size={12} />
              last healthy, step {formatCount(healthy + 1)}
            </em>
          </i>
        )}
      </section>
      <div className="nan growth-axis" aria-hidden="true">
        <span />
        <div className="nx">
          {stepLabels(steps, healthy).map(({ step, index }) => (
            <em key={step} style={{ left: `${((index + 0.5) / steps.length) * 100}%` }}>
              {formatCount(step)}
            </em>
          ))}
        </div>
        <span className="num t3">step</span>
      </div>
      <Legend rows={rows} diagnosis={diagnosis} />
    </section>
  );
}

function Row({ row }: { row: GrowthRow }) {
  const { node, title, isFirst, bars } = row;
  const last = bars.at(-1);
  const value = sizeText(last?.value ?? 0);
  const tone = last === undefined ? '' : tones[last.look];
  const name = node === null ? title : <NodeLink node={node} title={title} />;
  return (
    <li className="nan" aria-label={wordsOf(row)} {...(isFirst && { 'data-first': '' })}>
      <span className={`cut${isFirst ? ' b' : ''}`} title={title}>
        {name}
      </span>
      <div className="ns">
        <Bars bars={bars} />
      </div>
      <span className={`num ${tone}`}>{value}</span>
    </li>
  );
}

const tones: Readonly<Record<GrowthBar['look'], string>> = {
  healthy: 't2',
  growing: 'warn m',
  first: 'err b',
  inherited: 'err b',
};

function NodeLink({ node, title }: { node: NonNullable<GrowthRow['node']>; title: string }) {
  return (
    <button type="button" className="growth-node cut" onClick={() => appStore.getState().revealNode(node)}>
      {title}
    </button>
  );
}

/** Heights of the picture; it is stretched to the row. */
const height = 26;
const width = 10;

function Bars({ bars }: { bars: readonly GrowthBar[] }) {
  return (
    <svg viewBox={`0 0 ${width * bars.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map(({ step, share, look }, index) => {
        const inset = look === 'inherited' ? 0.5 : 0;
        const tall = share * height - 2 * inset;
        return (
          <rect
            key={step}
            className={`bar-${look}`}
            x={index * width + 1 + inset}
            y={height - tall - inset}
            width={width - 2 - 2 * inset}
            height={tall}
          />
        );
      })}
      <path d={`M0 ${height}H${width * bars.length}`} />
    </svg>
  );
}

function Legend({ rows, diagnosis: { growth } }: { rows: readonly GrowthRow[]; diagnosis: Diagnosis }) {
  const has = (look: GrowthBar['look']): boolean => rows.some(({ bars }) => bars.some((bar) => bar.look === look));
  return (
    <div className="row g16 s11t t2 growth-legend">
      <span className="row g4">
        <i className="bar-healthy" />
        healthy
      </span>
      {growth === null || !has('growing') ? null : (
        <span className="row g4">
          <i className="bar-growing" />
          growing
        </span>
      )}
      {has('first') ? (
        <span className="row g4">
          <i className="bar-first" />
          went first
        </span>
      ) : null}
      {has('inherited') ? (
        <span className="row g4">
          <i className="bar-inherited" />∞ or NaN from it
        </span>
      ) : null}
    </div>
  );
}

function wordsOf({ title, bars, isFirst }: GrowthRow): string {
  const first = bars[0];
  const last = bars.at(-1);
  if (first === undefined || last === undefined) return title;
  const course = `from ${sizeText(first.value)} at step ${formatCount(first.step)} to ${sizeText(last.value)} at step ${formatCount(last.step)}`;
  return `${title}: ${course}${isFirst ? ', went first' : ''}`;
}
