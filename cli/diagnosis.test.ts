import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { command, makeScratch } from './testing';

const scratch = makeScratch();
const iris = scratch.path('iris.layerloom');
beforeAll(async () => void (await command(['new', 'first-mlp', '-o', iris])));
afterAll(() => scratch.remove());

const diverging = ['train', iris, '--optimizer', 'momentum', '--lr', '100', '--epochs', '20'];
const size = z.union([z.number(), z.enum(['Infinity', '-Infinity', 'NaN'])]);
const diagnosis = z.object({
  kind: z.literal('diagnosis'),
  title: z.string(),
  culprit: z.object({ where: z.string(), name: z.string().nullable(), step: z.number() }),
  healthy: z.object({ step: z.number(), loss: z.number().nullable() }),
  steps: z.array(
    z.object({
      step: z.number(),
      loss: size,
      nodes: z.array(z.object({ name: z.string(), largest: size, mean: size })),
    }),
  ),
  remedies: z.array(z.object({ title: z.string(), flag: z.string().nullable() })),
});

test('a run that diverges says as JSON where it began, and its remedies are flags that cure it', async () => {
  const { code, stdout } = await command([...diverging, '--json']);
  expect(code).toBe(1);
  const lines = stdout.trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ kind: 'end', how: 'failed' });
  const found = diagnosis.parse(JSON.parse(lines.at(-2) ?? ''));
  expect(found.title).toContain(`step ${found.culprit.step}`);
  expect(found.healthy.step).toBeLessThan(found.culprit.step);
  expect(found.steps.map(({ step }) => step)).toContain(found.culprit.step);
  // What failed is written as text, which JSON can hold.
  expect(found.steps.at(-1)?.loss).toMatch(/Infinity|NaN/);
  const rate = found.remedies.find(({ title }) => title.startsWith('Learning rate'))?.flag ?? '';
  const cured = await command([...diverging, ...rate.split(' ')]);
  expect(rate).toMatch(/^--lr [\d.]+$/);
  expect(cured.code).toBe(0);
});

test('in words it names the node, shows its numbers growing, and what to type', async () => {
  const { code, stdout, stderr } = await command(diverging);
  expect(code).toBe(1);
  expect(stdout).toMatch(/Training stopped at step \d+: /);
  expect(stdout).toMatch(/Largest output\s+step \d+.*step \d+/);
  expect(stdout).toMatch(/\n {2}Learning rate 100 → [\d.]+ \(--lr [\d.]+\)\. /);
  expect(stdout).not.toContain('Cards');
  expect(stderr).toContain('diverged at step');
  expect(stderr).toContain('Nothing was written.');
});
