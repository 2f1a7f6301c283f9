import { expect, test, vi } from 'vitest';
import { smallPlan } from '../testing/plans';
import type { EngineName } from '../training/protocol';
import { type EngineCandidate, makeEngineChooser } from './choose-engine';

type Machine = Readonly<Partial<Record<EngineName, readonly [threads: number, milliseconds: number]>>>;

/** A machine with the given engines, whose steps take the given milliseconds. */
function machine(steps: Machine, refusal: string | null = null) {
  let current: EngineName | null = null;
  const candidates = (['fused', 'wasm', 'cpu', 'webgpu', 'webgl'] as const).map(
    (engine): EngineCandidate => ({
      engine,
      refuses: () => (engine === 'fused' ? refusal : null),
      prepare: () => {
        const threads = steps[engine]?.[0] ?? null;
        if (threads !== null) current = engine;
        if (threads === null) return Promise.resolve(null);
        return Promise.resolve(engine === 'fused' ? { threads, multiplyAdd: 'rounded-once' } : { threads });
      },
    }),
  );
  const measure = vi.fn(({ engine }: { engine: EngineName }) => {
    // Only what was made ready last can be measured.
    const milliseconds = engine === current ? (steps[engine]?.[1] ?? NaN) : NaN;
    return { milliseconds, measured: milliseconds < 30 };
  });
  return { choose: makeEngineChooser(candidates, measure), measure, current: () => current };
}

const refusal = 'DepthwiseConv2D is not in the fused engine.';

test('without a graphics card nothing is measured: fused first', async () => {
  const { choose, measure, current } = machine({ fused: [2, 1], wasm: [2, 4], cpu: [1, 31] });
  const report = await choose(smallPlan(), 'auto');
  expect(report).toMatchObject({ engine: 'fused', threads: 2, multiplyAdd: 'rounded-once' });
  expect(report.reason).toContain('whole minibatches in one call of WebAssembly with 2 threads');
  expect(report.reason).toContain('rounded once (fused multiply-add): a run repeats bit for bit');
  expect(measure).not.toHaveBeenCalled();
  expect(current()).toBe('fused');
});

test('what fused does not take trains on WASM, and the reason says so', async () => {
  const { choose } = machine({ fused: [2, 1], wasm: [2, 4], cpu: [1, 31] }, refusal);
  expect(await choose(smallPlan(), 'auto')).toEqual({
    engine: 'wasm',
    threads: 2,
    reason: `${refusal} TensorFlow.js trains it on WASM with 2 threads, with our own products.`,
  });
  expect(await choose(smallPlan(), 'fused')).toMatchObject({
    engine: 'wasm',
    reason: `${refusal} TensorFlow.js trains it on WASM with 2 threads.`,
  });
});

test('without WebAssembly there is the CPU', async () => {
  const { choose } = machine({ cpu: [1, 31] });
  expect(await choose(smallPlan(), 'auto')).toEqual({
    engine: 'cpu',
    threads: 1,
    reason: "Layerloom's own engine does not start on this machine. TensorFlow.js trains it on CPU.",
  });
  await expect(machine({}).choose(smallPlan(), 'auto')).rejects.toThrow('No engine starts on this machine.');
});

test('a graphics card is measured against the processor, and the faster is made ready', async () => {
  const fast = machine({ fused: [2, 4.1], webgpu: [1, 1.25] });
  expect(await fast.choose(smallPlan(), 'auto')).toEqual({
    engine: 'webgpu',
    threads: 1,
    reason: 'Measured on this network: WebGPU 1.3 ms a step, Fused with 2 threads 4.1 ms.',
  });
  expect(fast.current()).toBe('webgpu');

  const slow = machine({ fused: [2, 4.1], webgl: [1, 44] });
  expect(await slow.choose(smallPlan(), 'auto')).toMatchObject({
    engine: 'fused',
    reason: 'Measured on this network: WebGL about 44 ms a step, Fused with 2 threads 4.1 ms.',
  });
  expect(slow.current()).toBe('fused');
});

test('a card that is hardly faster is not worth it', async () => {
  const { choose } = machine({ fused: [1, 4], webgpu: [1, 3.8] });
  expect((await choose(smallPlan(), 'auto')).engine).toBe('fused');
});

test('the same shape is measured once; another batch anew', async () => {
  const { choose, measure, current } = machine({ fused: [1, 5], webgpu: [1, 9], cpu: [1, 20] });
  const report = await choose(smallPlan(), 'auto');
  await choose(smallPlan(), 'cpu');
  expect(await choose(smallPlan({ seed: 8 }), 'auto')).toEqual(report);
  expect(current()).toBe('fused');
  expect(measure).toHaveBeenCalledTimes(2);
  await choose(smallPlan({ training: { batch: 5 } }), 'auto');
  expect(measure).toHaveBeenCalledTimes(4);
});

test('a choice is obeyed without measuring, or refused with a sentence', async () => {
  const { choose, measure } = machine({ fused: [1, 5], cpu: [1, 9] });
  expect(await choose(smallPlan(), 'cpu')).toEqual({
    engine: 'cpu',
    threads: 1,
    reason: 'CPU, chosen in the settings.',
  });
  expect(measure).not.toHaveBeenCalled();
  await expect(choose(smallPlan(), 'webgl')).rejects.toThrow('WebGL is not available on this machine.');
});
