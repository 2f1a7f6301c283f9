import { expect, test } from 'vitest';
import { type Migration, migrate } from './migrate';

const steps = new Map<number, Migration>([
  [1, (document) => ({ ...document, seed: 1 })],
  [2, ({ oldName, ...document }) => ({ ...document, name: oldName })],
]);

test('a document is brought up one version at a time', () => {
  expect(migrate({ version: 1, oldName: 'a' }, 1, 3, steps)).toEqual({
    ok: true,
    value: { version: 3, name: 'a', seed: 1 },
  });
});

test('a current document is left as it is', () => {
  const document = { version: 3 };
  expect(migrate(document, 3, 3, steps)).toEqual({ ok: true, value: document });
});

test('a step that is missing or throws is named', () => {
  expect(migrate({}, 0, 3, steps)).toEqual({ ok: false, error: { version: 0 } });
  const broken = new Map<number, Migration>([
    [
      1,
      () => {
        throw new Error('odd');
      },
    ],
  ]);
  expect(migrate({}, 1, 2, broken)).toEqual({ ok: false, error: { version: 1 } });
});
