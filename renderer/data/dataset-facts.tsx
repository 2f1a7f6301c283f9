import type { DatasetDefinition } from '../../src-core/datasets/define-dataset';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { DatasetRef } from '../../src-core/graph/document';
import { formatCount, formatShape } from '../ui/format';

/** What a data set is, where it comes from, and how much of it there is. */
export function DatasetFacts({ definition, dataset }: { definition: DatasetDefinition; dataset: DatasetRef }) {
  const info = datasetInfo(dataset);
  return (
    <>
      <div className="sec">
        <h3>{definition.title}</h3>
        <p className="prose">{definition.doc}</p>
      </div>
      {info === null ? null : (
        <div className="sec">
          <dl className="kv">
            <dt>To train on</dt>
            <dd>
              {formatCount(info.trainCount)} <small>{info.unit}</small>
            </dd>
            <dt>Held out to test</dt>
            <dd>
              {formatCount(info.testCount)} <small>{info.unit}</small>
            </dd>
            <dt>Shape of a sample</dt>
            <dd>{formatShape(info.shape)}</dd>
            <dt>{info.task === 'classification' ? 'Classes' : 'Target'}</dt>
            <dd>{info.task === 'classification' ? info.classes.length : 'a number'}</dd>
          </dl>
        </div>
      )}
      <div className="sec">
        <h3>Origin</h3>
        <p className="prose selectable">{definition.origin}</p>
        <p className="prose licence">
          <b>Licence</b> {definition.licence}
        </p>
      </div>
    </>
  );
}
