import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  command,
  epochLine,
  evaluation,
  linesOf,
  makeScratch,
  makeTestProjects,
  spoil,
  type TestProjects,
} from '../testing';

const scratch = makeScratch();
let projects: TestProjects;
beforeAll(async () => {
  projects = await makeTestProjects(scratch);
});
afterAll(() => scratch.remove());

it('agrees with the last epoch of the training', async () => {
  const { code, stdout } = await command(['evaluate', projects.trained, '--json']);
  const { n, accuracy, interval, confusion } = evaluation.parse(JSON.parse(stdout));
  expect(code).toBe(0);
  expect(n).toBe(50);
  expect(accuracy).toBe(epochLine.parse(linesOf(projects.training.stdout).at(-2)).test.accuracy);
  expect(confusion.map((row) => row.reduce((sum, count) => sum + count))).toEqual([17, 17, 16]);
  expect(interval[0]).toBeLessThan(accuracy);
  expect(interval[1]).toBeGreaterThan(accuracy);
});

it('gives the same for the test set as a CSV in centimetres', async () => {
  const rows = scratch.path('test.csv');
  await command(['data', 'iris-test', '-o', rows]);
  const [own, csv] = await Promise.all([
    command(['evaluate', projects.trained, '--json']),
    command(['evaluate', projects.trained, '--json', '--data', rows]),
  ]);
  expect(csv.stdout).toBe(own.stdout);
});

it('finds XOR by hand exact on its four rows, and says that the weights are the first ones', async () => {
  const { stdout, stderr } = await command(['evaluate', projects.gate, '--json']);
  expect(evaluation.parse(JSON.parse(stdout))).toMatchObject({ n: 4, accuracy: 1 });
  expect(stderr).toContain('no trained weights');
});

it('reads an IDX pair from a folder', async () => {
  const folder = dirname(projects.iris);
  writeFileSync(
    scratch.path('t10k-images-idx3-ubyte'),
    Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1]),
  );
  writeFileSync(scratch.path('t10k-labels-idx1-ubyte'), Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]));
  const { stdout } = await command(['evaluate', projects.gate, '--json', '--data', folder]);
  expect(evaluation.parse(JSON.parse(stdout))).toMatchObject({ n: 2, accuracy: 1 });
});

it('refuses weights of another network', async () => {
  const { code, stderr } = await command(['evaluate', spoil(scratch, projects.trained, /"units":\s*5/, '"units": 6')]);
  expect(code).toBe(1);
  expect(stderr).toContain('do not fit the network');
});
