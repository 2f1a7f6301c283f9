import { useEffect, useState } from 'react';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { DatasetRef } from '../../src-core/graph/document';
import { keepRecent } from '../../src-core/recent';
import type { DatasetPreview } from '../../src-core/training/protocol';
import { trainer } from './trainer';

const rows = 48;
/** A number for a number takes many rows to show its shape, and they are small. */
const rowsOfOneFeature = 400;
/** A preview of images is 38 kB; one who moves a slider of the data makes dozens. */
const keptPreviews = 4;
const recent = keepRecent<DatasetPreview>(keptPreviews);

/** 48 rows of the test split in mixed classes, or 400 of a single feature, from the worker. */
export function previewOf(dataset: DatasetRef): Promise<DatasetPreview> {
  const shape = datasetInfo(dataset)?.shape ?? [];
  const count = shape.length === 1 && shape[0] === 1 ? rowsOfOneFeature : rows;
  return recent(JSON.stringify([dataset.id, dataset.options]), async () => {
    const { preview } = await trainer.request((request) => ({ kind: 'preview', request, dataset, count }), 'previewed');
    return preview;
  });
}

export function useDatasetPreview(dataset: DatasetRef): DatasetPreview | null {
  const [shown, setShown] = useState<{ readonly of: DatasetRef; readonly preview: DatasetPreview } | null>(null);
  useEffect(() => {
    let wanted = true;
    previewOf(dataset).then(
      (preview) => {
        if (wanted) setShown({ of: dataset, preview });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [dataset]);
  return shown?.of === dataset ? shown.preview : null;
}
