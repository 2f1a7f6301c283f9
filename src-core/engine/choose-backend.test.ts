import { expect, test, vi } from 'vitest';
import { smallPlan } from '../testing/plans';
import type { EngineName } from '../training/protocol';
import { type BackendCandidate, makeBackendChooser } from './choose-backend';

/** Backends whose steps take the given milliseconds; without a number of threads they are not to be had. */
function machine(steps: Readonly<Partial<Record<EngineName, [threads: number | null, milliseconds: number]>>>) {
  let current: EngineName | null = null;
  const candidates = (['wasm', 'cpu', 'webgl'] as const).map(
    (engine): BackendCandidate => ({
      engine,
      prepare: () => {
        const threads = steps[engine]?.[0] ?? null;
        if (threads !== null) current = engine;
        return Promise.resolve(threads);
      },
    }),
  );
  const measure = vi.fn(() => {
    const milliseconds = current ? (steps[current]?.[1] ?? NaN) : NaN;
    return { milliseconds, measured: milliseconds < 30 };
  });
  return { choose: makeBackendChooser(candidates, measure), measure, current: () => current };
}

test('the fastest backend is taken, made current, and the reason has the numbers', async () => {
  const { choose, current } = machine({ wasm: [2, 4.1], cpu: [1, 31.4] });
  const report = await choose(smallPlan(), 'auto');
  expect(report).toEqual({
    engine: 'wasm',
    threads: 2,
    reason: 'Measured on this network: WASM with 2 threads 4.1 ms a step, CPU about 31 ms.',
  });
  expect(current()).toBe('wasm');
});

test('small networks may be faster on the CPU', async () => {
  const { choose, current } = machine({ wasm: [1, 0.5], cpu: [1, 0.2] });
  expect((await choose(smallPlan(), 'auto')).engine).toBe('cpu');
  expect(current()).toBe('cpu');
});

test('the same shape is measured once; another batch anew', async () => {
  const { choose, measure, current } = machine({ wasm: [1, 5], cpu: [1, 9] });
  const report = await choose(smallPlan(), 'auto');
  await choose(smallPlan(), 'cpu');
  expect(await choose(smallPlan({ seed: 8 }), 'auto')).toEqual(report);
  expect(current()).toBe('wasm');
  expect(measure).toHaveBeenCalledTimes(2);
  await choose(smallPlan({ training: { batch: 5 } }), 'auto');
  expect(measure).toHaveBeenCalledTimes(4);
});

test('a choice is obeyed without measuring, or refused with a sentence', async () => {
  const { choose, measure } = machine({ wasm: [1, 5], cpu: [1, 9] });
  expect(await choose(smallPlan(), 'cpu')).toEqual({
    engine: 'cpu',
    threads: 1,
    reason: 'CPU, chosen in the settings.',
  });
  expect(measure).not.toHaveBeenCalled();
  await expect(choose(smallPlan(), 'webgl')).rejects.toThrow('WebGL is not available on this machine.');
});
