import { useLive } from '../live';
import { ProbabilityBars } from './probability-bars';
import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

/** The probabilities of the pinned row, else of the probe's, by class; before a run the even shares that a softmax starts from. */
export function BarsThumbnail({ data }: ThumbnailProps) {
  const { probe, dataset, nodes, sample } = useLive();
  const units = data.analysis?.output?.at(-1) ?? null;
  if (units === null) return <WordsBox text="No classes yet: the input does not fit" />;
  const probed = nodes?.has(data.node.id) === true ? (probe?.output ?? null) : null;
  const output = sample?.values.get(data.node.id) ?? probed;
  if (output === null) return <EvenShares units={units} />;
  return <ProbabilityBars output={output} classes={dataset?.classes ?? []} />;
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
