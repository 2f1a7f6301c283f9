import type { SampleRef } from '../../src-core/training/view';
import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import type { CardData } from './card-data';
import { useLive } from './live';
import { liveWords, valueWords } from './live-words';
import { SampleImage } from './sample-image';
import { answerOf, rowWord } from './sample-words';
import { imageShape } from './thumbnails/paint-pixels';

/** What the node is doing now; before a run only a little space, as in the design. */
export function LiveLine({ data }: { data: CardData }) {
  const live = useLive();
  const { nodes, probe, dataset, sample, tracing } = live;
  const facts = {
    type: data.node.type,
    input: data.analysis?.inputs[0] ?? null,
    output: data.analysis?.output ?? null,
  };
  // Nothing can flow through it as it is wired now: what an earlier run found says nothing of it.
  if (facts.output === null) return <div className="no-live" />;
  const values = tracing ? (sample?.values.get(data.node.id) ?? null) : null;
  const known = nodes?.get(data.node.id) ?? null;
  const inRun = nodes?.has(data.node.id) === true;
  const words = values !== null ? valueWords(values) : inRun ? liveWords(facts, known, probe, dataset) : null;
  if (live.head?.node === data.node.id && (dataset?.classes.length ?? 0) > 0 && (inRun || values !== null)) {
    return <HeadLine />;
  }
  if (words === null) return <div className="no-live" />;
  return (
    <div className="live">
      <Icon name={words.icon} size={12} />
      <span className="cut" title={`${words.before} ${words.number} ${words.after}`.trim()}>
        {words.before} {words.number === '' ? null : <b>{words.number}</b>} {words.after}
      </span>
    </div>
  );
}

/** Of a plane how many test points are on the wrong side; else what the network takes the shown row for. */
function HeadLine() {
  const { plane, tracing, sample, probe, preview, dataset } = useLive();
  const test = useApp(({ run }) => run.epochs.at(-1)?.test ?? null);
  if (dataset === null) return <div className="no-live" />;
  if (plane !== null && !tracing && test !== null && test.accuracy !== null) {
    const wrong = Math.round((1 - test.accuracy) * test.count);
    return (
      <div className="live">
        <Icon name="chart-line" size={12} />
        <span className="cut">
          test wrong <b>{formatCount(wrong)}</b> of {formatCount(test.count)}
        </span>
      </div>
    );
  }
  const output = sample?.output ?? probe?.output ?? null;
  const answer = output === null ? null : answerOf(output, dataset.classes);
  if (answer === null) return <div className="no-live" />;
  const row = rowWord(dataset);
  const words = sample === null ? `${row} ${formatCount(probe?.index ?? 0)}` : rowWords(sample.sample, row);
  // The probe is the first row of the preview.
  const features = sample?.features ?? preview?.features ?? null;
  const isImage = features !== null && imageShape(dataset.shape) !== null;
  return (
    <div className="live">
      {isImage ? (
        <SampleImage features={features} shape={dataset.shape} label={words} className="s20" />
      ) : (
        <Icon name="scan" size={12} />
      )}
      <span className="cut" title={`${words}: ${answer.name}`}>
        {words}: <b>{answer.name}</b>
      </span>
    </div>
  );
}

const rowWords = (sample: SampleRef, word: string): string =>
  sample.kind === 'own' ? `your ${word}` : `${word} ${formatCount(sample.row)}`;
