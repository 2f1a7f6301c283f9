import { useMemo, useState } from 'react';
import type { DatasetDefinition } from '../../src-core/datasets/define-dataset';
import { datasetDefinitions, findDataset } from '../../src-core/datasets/registry';
import type { DatasetRef } from '../../src-core/graph/document';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ParamsForm } from '../ui/params-form';
import { DatasetFacts } from './dataset-facts';
import { DatasetList } from './dataset-list';
import { DatasetPreviewPanel } from './dataset-preview-panel';
import { FitNote } from './fit-note';

const definitions: readonly DatasetDefinition[] = datasetDefinitions;

/** Chooses the data: what each set is, its options, and a look at real rows before it is taken. */
export function DataDialog({ onClose }: { onClose: () => void }) {
  const current = useApp(({ document }) => document.dataset);
  const edit = useApp((state) => state.edit);
  const [chosen, setChosen] = useState<DatasetRef>(() => withDefaults(current));
  const definition = findDataset(chosen.id);
  const unchanged = useMemo(() => sameRef(withDefaults(current), chosen), [current, chosen]);
  if (definition === null) return null;
  return (
    <Dialog title="Data" size="large" onClose={onClose}>
      <div className="modal-body data-dialog">
        <DatasetList
          definitions={definitions}
          chosen={chosen.id}
          onChoose={(id) => setChosen(id === current.id ? withDefaults(current) : withDefaults({ id, options: {} }))}
        />
        <div className="data-look">
          <DatasetPreviewPanel dataset={chosen} group={definition.group} />
        </div>
        <div className="data-side">
          <DatasetFacts definition={definition} dataset={chosen} />
          {definition.fields.length === 0 ? null : (
            <div className="sec">
              <h3>Options</h3>
              <ParamsForm
                fields={definition.fields}
                params={chosen.options}
                onChange={({ key, value }) =>
                  setChosen({ id: chosen.id, options: { ...chosen.options, [key]: value } })
                }
              />
            </div>
          )}
        </div>
      </div>
      <footer className="modal-f">
        <FitNote dataset={chosen} unchanged={unchanged} />
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          icon="database"
          disabled={unchanged}
          onClick={() => {
            edit({ kind: 'set-dataset', dataset: chosen }, `use ${definition.title}`);
            onClose();
          }}
        >
          {unchanged ? 'In use' : 'Use this data'}
        </Button>
      </footer>
    </Dialog>
  );
}

function withDefaults(dataset: DatasetRef): DatasetRef {
  return { id: dataset.id, options: { ...findDataset(dataset.id)?.defaults, ...dataset.options } };
}

const sameRef = (one: DatasetRef, other: DatasetRef): boolean =>
  one.id === other.id && Object.keys(other.options).every((key) => one.options[key] === other.options[key]);
