import { useLive } from '../live';
import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

/** The probabilities of the probe's row by class; before a run the even shares that a softmax starts from. */
export function BarsThumbnail({ data }: ThumbnailProps) {
  const { probe, dataset, nodes } = useLive();
  const units = data.analysis?.output?.at(-1) ?? null;
  if (units === null) return <WordsBox text="No classes yet: the input does not fit" />;
  if (probe === null || nodes?.has(data.node.id) !== true) return <EvenShares units={units} />;
  return <Probabilities values={probe.output} classes={dataset?.classes ?? []} />;
}

function EvenShares({ units }: { units: number }) {
  return (
    <div className="thumb-even">
      <span>
        {units} even shares of {(1 / units).toFixed(3)}
      </span>
      <div aria-hidden="true">
        {Array.from({ length: Math.min(units, 20) }, (_, bar) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and keep their places
          <i key={bar} />
        ))}
      </div>
    </div>
  );
}

function Probabilities({ values, classes }: { values: Float32Array; classes: readonly string[] }) {
  const shown = [...values].slice(0, 10);
  const best = shown.indexOf(Math.max(...shown));
  return (
    <div className="thumb-bars">
      {shown.map((value, index) => {
        const name = classes[index] ?? `class ${index}`;
        return (
          <div key={name} className={index === best ? 'best' : undefined}>
            <span className="cut" title={name}>
              {name}
            </span>
            <i>
              <b style={{ width: `${Math.max(1, value * 100)}%` }} />
            </i>
            <span className="num">{value.toFixed(3)}</span>
          </div>
        );
      })}
    </div>
  );
}
