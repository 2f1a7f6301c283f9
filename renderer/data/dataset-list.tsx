import type { DatasetDefinition } from '../../src-core/datasets/define-dataset';

interface DatasetListProps {
  readonly definitions: readonly DatasetDefinition[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

const groups: readonly { readonly id: DatasetDefinition['group']; readonly title: string }[] = [
  { id: 'images', title: 'Images' },
  { id: 'tables', title: 'Tables' },
  { id: 'points', title: 'Points in the plane' },
  { id: 'line', title: 'One feature' },
  { id: 'logic', title: 'Logic' },
];

/** The data sets by group; arrow keys walk them, as in any set of radio buttons. */
export function DatasetList({ definitions, chosen, onChoose }: DatasetListProps) {
  return (
    <div className="data-list" role="radiogroup" aria-label="Data sets">
      {groups.map(({ id, title }) => (
        <div key={id}>
          <div className="grp">{title}</div>
          {definitions
            .filter(({ group }) => group === id)
            .map((definition) => (
              <label
                key={definition.id}
                className={`it${definition.id === chosen ? ' on' : ''}`}
                title={definition.doc}
              >
                <input
                  type="radio"
                  name="dataset"
                  className="vh"
                  checked={definition.id === chosen}
                  onChange={() => onChoose(definition.id)}
                />
                <span className="cut">{definition.title}</span>
              </label>
            ))}
        </div>
      ))}
    </div>
  );
}
