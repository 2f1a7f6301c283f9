import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { command, epochLine, linesOf, makeScratch, makeTestProjects, type TestProjects } from '../testing';

const scratch = makeScratch();
let projects: TestProjects;
beforeAll(async () => {
  projects = await makeTestProjects(scratch);
});
afterAll(() => scratch.remove());

it('gives one line an epoch and a last word, and learns', () => {
  const all = linesOf(projects.training.stdout);
  const epochs = all.slice(0, -1).map((line) => epochLine.parse(line));
  expect(projects.training.code).toBe(0);
  expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  expect(all.at(-1)).toEqual({ kind: 'end', how: 'finished' });
  expect(epochs.at(-1)?.train.loss).toBeLessThan(0.5 * (epochs[0]?.train.loss ?? 0));
  expect(epochs.at(-1)?.test.accuracy).toBeGreaterThanOrEqual(0.9);
});

it('repeats bit for bit, and differs with another seed', async () => {
  const losses = async (...flags: string[]) => {
    const { stdout } = await command(['train', projects.iris, '--epochs', '3', '--json', ...flags]);
    return linesOf(stdout)
      .slice(0, -1)
      .map((line) => epochLine.parse(line).train.loss);
  };
  const first = await losses();
  expect(await losses()).toEqual(first);
  expect(await losses('--seed', '99')).not.toEqual(first);
});

it('writes the same bytes with one thread and with three', async () => {
  const [project, rows] = [scratch.path('images.layerloom'), scratch.path('images.csv')];
  await command(['new', 'fashion-mlp', '-o', project]);
  await command(['data', 'fashion-mnist-test', '--head', '300', '-o', rows]);
  const [alone, shared] = ['1', '3'].map((threads) => ({ threads, to: scratch.path(`of-${threads}.layerloom`) }));
  if (!alone || !shared) throw new Error('no runs');
  for (const { threads, to } of [alone, shared]) {
    const { stderr } = await command([
      'train',
      project,
      '--data',
      rows,
      '--epochs',
      '1',
      '--engine',
      'fused',
      '--threads',
      threads,
      '-o',
      to,
    ]);
    expect(stderr.includes(`with ${threads} threads`)).toBe(threads !== '1');
  }
  expect(readFileSync(shared.to, 'utf8') === readFileSync(alone.to, 'utf8')).toBe(true);
});

it('stops at Ctrl+C before the next epoch and still writes the file', async () => {
  const stopped = scratch.path('stopped.layerloom');
  const argv = ['train', projects.iris, '--epochs', '10000', '--json', '-o', stopped];
  const { code, stdout } = await command(argv, { interrupt: true });
  expect(code).toBe(0);
  expect(linesOf(stdout).map((line) => z.object({ kind: z.string() }).parse(line).kind)).toEqual(['epoch', 'end']);
  expect(linesOf(stdout).at(-1)).toEqual({ kind: 'end', how: 'stopped' });
  expect(readFileSync(stopped, 'utf8')).toContain('"weights"');
});

it('says when it diverged and writes nothing', async () => {
  const output = scratch.path('diverged.layerloom');
  const { code, stdout, stderr } = await command([
    'train',
    projects.iris,
    '--lr',
    '100',
    '--optimizer',
    'momentum',
    '--json',
    '-o',
    output,
  ]);
  expect(code).toBe(1);
  expect(linesOf(stdout).at(-1)).toEqual({ kind: 'end', how: 'failed' });
  expect(stderr).toContain('diverged at step');
  expect(existsSync(output)).toBe(false);
});

it('trains on the rows of a CSV', async () => {
  const rows = scratch.path('train.csv');
  await command(['data', 'iris-train', '--head', '30', '-o', rows]);
  const { code, stderr } = await command(['train', projects.iris, '--epochs', '1', '--data', rows]);
  expect(code).toBe(0);
  expect(stderr).toContain('on 30 flowers');
});
