import { useEffect, useState } from 'react';
import type { DatasetRef } from '../../src-core/graph/document';
import type { DatasetPreview } from '../../src-core/training/protocol';
import { trainer } from './trainer';

const rows = 48;
const previews = new Map<string, Promise<DatasetPreview>>();

/** 48 rows of the test split in mixed classes, from the worker; asked for once for each data set and its options. */
function previewOf(dataset: DatasetRef): Promise<DatasetPreview> {
  const key = JSON.stringify([dataset.id, dataset.options]);
  let preview = previews.get(key);
  if (preview === undefined) {
    preview = trainer
      .request((request) => ({ kind: 'preview', request, dataset, count: rows }), 'previewed')
      .then(({ preview }) => preview);
    // A failed look is not remembered: the next one asks again.
    preview.catch(() => previews.delete(key));
    previews.set(key, preview);
  }
  return preview;
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
