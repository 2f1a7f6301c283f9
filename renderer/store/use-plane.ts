import { useMemo, useState } from 'react';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { DatasetRef } from '../../src-core/graph/document';
import type { ViewQuery } from '../../src-core/training/view';
import { isPlane, type Plane, planeOf } from './plane';
import { useView } from './views';

const everyRow = (split: 'train' | 'test'): Extract<ViewQuery, { kind: 'rows' }> => ({
  kind: 'rows',
  split,
  rows: null,
});
const trainRows = everyRow('train');
const testRows = everyRow('test');

/**
 * All points of a data set that lies on a line or in a plane; `null` for others, and until they are there. While other options
 * of the same set are on their way its points of before stay, so that a slider that changes their number is not lost under
 * the hand.
 */
export function usePlane(dataset: DatasetRef): Plane | null {
  const info = useMemo(() => datasetInfo(dataset), [dataset]);
  const fits = isPlane(info);
  const train = useView<'rows'>(fits ? trainRows : null, 'rows')?.view ?? null;
  const test = useView<'rows'>(fits ? testRows : null, 'rows')?.view ?? null;
  const plane = useMemo(
    () => (fits && train !== null && test !== null ? planeOf(info, train, test) : null),
    [fits, info, train, test],
  );
  const [kept, setKept] = useState<{ readonly id: string; readonly plane: Plane } | null>(null);
  if (plane !== null && plane !== kept?.plane) setKept({ id: dataset.id, plane });
  return plane ?? (fits && kept?.id === dataset.id ? kept.plane : null);
}
