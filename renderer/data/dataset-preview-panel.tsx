import type { DatasetDefinition } from '../../src-core/datasets/define-dataset';
import type { DatasetRef } from '../../src-core/graph/document';
import { useDatasetPreview } from '../store/dataset-preview';
import { Icon } from '../ui/icon';
import { ClassBalance } from './class-balance';
import { ImageGrid } from './image-grid';
import { LinePlot } from './line-plot';
import { PointPlot } from './point-plot';
import { RowTable } from './row-table';

/** Real rows of the test set, drawn as what they are. */
export function DatasetPreviewPanel({ dataset, group }: { dataset: DatasetRef; group: DatasetDefinition['group'] }) {
  const preview = useDatasetPreview(dataset);
  if (preview === null) {
    return (
      <div className="empty" role="status">
        <Icon name="loader-circle" size={24} className="spin" />
        <b>Reading the data</b>
      </div>
    );
  }
  return (
    <>
      {group === 'images' ? <ImageGrid preview={preview} /> : null}
      {group === 'points' ? <PointPlot preview={preview} /> : null}
      {group === 'line' ? <LinePlot dataset={dataset} preview={preview} /> : null}
      {group === 'tables' || group === 'logic' ? <RowTable preview={preview} /> : null}
      <ClassBalance preview={preview} />
    </>
  );
}
