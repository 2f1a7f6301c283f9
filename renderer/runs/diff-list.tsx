import type { DocumentDiff, NodeNote } from '../../src-core/runs/diff-documents';
import { Icon } from '../ui/icon';

interface DiffListProps {
  readonly diff: DocumentDiff;
  /** Settings that are the same on both sides. */
  readonly same: readonly string[];
}

interface Row {
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'same';
  readonly title: string;
  readonly detail: string;
}

const icons: Readonly<Record<Row['kind'], string>> = {
  added: 'plus',
  removed: 'minus',
  changed: 'pencil',
  same: 'equal',
};
const words: Readonly<Record<Row['kind'], string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  same: '',
};
const tones: Readonly<Record<Row['kind'], string>> = { added: 's', removed: 'e', changed: '', same: '' };

/** What one run has that the other has not, a row each. */
export function DiffList({ diff, same }: DiffListProps) {
  return (
    <ul className="diff-list">
      {rowsOf(diff, same).map(({ key, kind, title, detail }) => (
        <li key={key}>
          <span className={`badge ${tones[kind]}`} title={title}>
            <Icon name={icons[kind]} size={12} />
            <span className="vh">{words[kind]} </span>
            <span className="cut">{title}</span>
          </span>
          <span className="t2 tn">{detail}</span>
        </li>
      ))}
    </ul>
  );
}

function rowsOf(diff: DocumentDiff, same: readonly string[]): readonly Row[] {
  const node =
    (kind: 'added' | 'removed') =>
    ({ name, words: short, after }: NodeNote): Row => ({
      key: `${kind} ${name}`,
      kind,
      title: short,
      detail: after.length === 0 ? '' : `after ${after.join(', ')}`,
    });
  const wire =
    (kind: 'added' | 'removed') =>
    (text: string): Row => ({ key: `${kind} wire ${text}`, kind, title: 'Wire', detail: text });
  return [
    ...diff.added.map(node('added')),
    ...diff.removed.map(node('removed')),
    ...diff.params.map(
      ({ node: title, label, from, to }): Row => ({
        key: `param ${title} ${label}`,
        kind: 'changed',
        title,
        detail: label === '' ? to : `${label} ${from} → ${to}`,
      }),
    ),
    ...diff.wiresAdded.map(wire('added')),
    ...diff.wiresRemoved.map(wire('removed')),
    ...diff.settings.map(
      ({ title, from, to }): Row => ({ key: `setting ${title}`, kind: 'changed', title, detail: `${from} → ${to}` }),
    ),
    ...(same.length === 0 ? [] : [{ key: 'same', kind: 'same', title: 'Same', detail: same.join(', ') } as const]),
  ];
}
