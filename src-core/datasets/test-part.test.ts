import { expect, test } from 'vitest';
import { loadDataset } from './load-dataset';
import { datasetInfo } from './registry';
import { heldCount, isHeldOut } from './test-part';

test('as many rows are held out as are said, of every size, by counting', () => {
  for (let percent = 10; percent <= 90; percent++) {
    let held = 0;
    for (let size = 1; size <= 400; size++) {
      if (isHeldOut(size - 1, percent)) held += 1;
      expect(heldCount(size, percent), `${percent} % of ${size}`).toBe(held);
    }
    expect(held / 400).toBeCloseTo(percent / 100, 1);
  }
});

const none = () => Promise.reject(new Error('nothing is packed'));

test.each(['spirals', 'curve', 'income', 'body-temperature', 'houses'])(
  '%s is parted as it is asked to',
  async (id) => {
    for (const held of [10, 33, 50, 75, 90]) {
      const options = { size: 400, held };
      const loaded = await loadDataset({ id, options }, none);
      if (!loaded.ok) throw new Error(loaded.error);
      const { info, train, test: rest } = loaded.value;
      expect(train.count + rest.count).toBe(400);
      expect(rest.count).toBe(heldCount(400, held));
      expect(datasetInfo({ id, options })).toEqual(info);
      expect(train.features.length).toBe(train.count * info.shape.reduce((one, other) => one * other, 1));
    }
  },
);

test('both classes of made points stay in equal shares, whatever part is held out', async () => {
  for (const held of [10, 25, 33, 50, 67, 80]) {
    const loaded = await loadDataset({ id: 'spirals', options: { size: 600, held } }, none);
    if (!loaded.ok) throw new Error(loaded.error);
    for (const { labels, count } of [loaded.value.train, loaded.value.test]) {
      const ones = Array.from(labels).filter((label) => label === 1).length;
      expect(Math.abs(ones - count / 2), `${held} % held out`).toBeLessThanOrEqual(1);
    }
  }
});

test('a file that does not say what is held out keeps its thirds', async () => {
  const [plain, said] = await Promise.all(
    [{ size: 300 }, { size: 300, held: 33 }].map((options) => loadDataset({ id: 'moons', options }, none)),
  );
  expect(plain).toEqual(said);
  expect(plain?.ok && plain.value.test.count).toBe(100);
});
