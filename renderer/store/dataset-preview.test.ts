// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { xor } from '../../src-core/datasets/xor';
import type { DatasetRef } from '../../src-core/graph/document';
import type { DatasetPreview } from '../../src-core/training/protocol';
import { useDatasetPreview } from './dataset-preview';
import { trainer } from './trainer';

vi.mock('./trainer', () => ({ trainer: { request: vi.fn() } }));
const preview: DatasetPreview = {
  info: xor.info(xor.defaults),
  features: new Float32Array(),
  labels: [],
  classCounts: { train: [0, 0], test: [0, 0] },
};

test('of a slider that makes data set after data set only the last few previews stay', async () => {
  const request = vi.mocked(trainer.request);
  request.mockResolvedValue({ kind: 'previewed', request: 0, preview });
  const noises = [0, 0.1, 0.2, 0.3, 0.4, 0.4, 0];
  const refs = noises.map((noise): DatasetRef => ({ id: 'xor', options: { noise } }));
  const asked: number[] = [];
  for (const ref of refs) {
    const { result, unmount } = renderHook(() => useDatasetPreview(ref));
    await waitFor(() => expect(result.current).toBe(preview));
    asked.push(request.mock.calls.length);
    unmount();
  }
  expect(asked).toEqual([1, 2, 3, 4, 5, 5, 6]);
});
