import { Icon } from '../ui/icon';
import type { CardData } from './card-data';
import { useLive } from './live';
import { liveWords } from './live-words';

/** What the node is doing now; before a run only a little space, as in the design. */
export function LiveLine({ data }: { data: CardData }) {
  const { nodes, probe, dataset } = useLive();
  const facts = {
    type: data.node.type,
    input: data.analysis?.inputs[0] ?? null,
    output: data.analysis?.output ?? null,
  };
  const known = nodes?.get(data.node.id) ?? null;
  const words = nodes?.has(data.node.id) === true ? liveWords(facts, known, probe, dataset) : null;
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
