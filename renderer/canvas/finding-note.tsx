import type { NodeId } from '../../src-core/ids';
import { useApp } from '../store/create-store';
import { findingOf } from '../training/detective/node-finding';
import { Icon } from '../ui/icon';

const icons = { e: 'circle-alert', w: 'triangle-alert', n: 'info' } as const;

/** On the card of a node that had a part in a run's divergence. */
export function FindingNote({ node }: { node: NodeId }) {
  const diagnosis = useApp(({ investigation }) => (investigation?.phase === 'found' ? investigation.diagnosis : null));
  const finding = diagnosis === null ? null : findingOf(diagnosis, node);
  if (finding === null) return null;
  return (
    <div className={`note ${finding.tone}`} title={finding.words}>
      <Icon name={icons[finding.tone]} size={12} />
      <span className="cut">{finding.words}</span>
    </div>
  );
}
