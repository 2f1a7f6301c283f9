import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Captured, command, makeScratch } from './testing';

const scratch = makeScratch();
const project = scratch.path('curve.layerloom');
const trained = scratch.path('trained.layerloom');
const rows = scratch.path('rows.csv');

const epochLine = z.object({ kind: z.literal('epoch'), test: z.object({ loss: z.number(), accuracy: z.null() }) });
const evaluation = z.strictObject({
  n: z.number(),
  accuracy: z.null(),
  loss: z.number(),
  lossName: z.literal('mse'),
});

let training: Captured;
beforeAll(async () => {
  await command(['new', 'curve-wide', '-o', project]);
  training = await command(['train', project, '--epochs', '200', '--json', '-o', trained]);
  writeFileSync(rows, 'x\n-2\n0\n1.5\n');
});
afterAll(() => scratch.remove());

/** What the rows were made of: sin(2x) + x/3. */
const truth = (x: number): number => Math.sin(2 * x) + x / 3;

describe('a curve on the command line', () => {
  it('trains without an accuracy, and the loss comes near that of the noise', () => {
    expect(training).toMatchObject({ code: 0 });
    const lines = training.stdout.trim().split('\n').slice(0, -1);
    const last = epochLine.parse(JSON.parse(lines.at(-1) ?? ''));
    // The noise has a deviation of 0.1: no model gets below about 0.01.
    expect(last.test.loss).toBeLessThan(0.04);
    expect(last.test.loss).toBeGreaterThan(0.005);
  });

  it('is evaluated by its loss, in words and as JSON', async () => {
    const answer = await command(['evaluate', trained, '--json']);
    const { n, loss } = evaluation.parse(JSON.parse(answer.stdout));
    expect(n).toBe(200);
    expect(loss).toBeLessThan(0.04);
    expect((await command(['evaluate', trained])).stdout).toMatch(
      /Mean loss \(mse\) 0\.0\d+ on 200 rows, a typical error/,
    );
  });

  it('predicts a number a row', async () => {
    const answer = await command(['predict', trained, '--input', rows, '--json']);
    const { values } = z.strictObject({ values: z.array(z.number()) }).parse(JSON.parse(answer.stdout));
    [-2, 0, 1.5].forEach((x, row) => {
      expect(Math.abs((values[row] ?? 9) - truth(x))).toBeLessThan(0.3);
    });
  });

  it('is tested on rows of a file, whose targets must be numbers', async () => {
    writeFileSync(rows, `x,y\n0,${truth(0)}\n1,${truth(1)}\n`);
    const good = await command(['evaluate', trained, '--data', rows, '--json']);
    expect(evaluation.parse(JSON.parse(good.stdout)).n).toBe(2);
    writeFileSync(rows, 'x,y\n0,high\n');
    const bad = await command(['evaluate', trained, '--data', rows]);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain('expected a number, found "high"');
  });
});
