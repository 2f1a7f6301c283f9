import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { command, makeScratch, makeTestProjects, type TestProjects } from '../testing';

const scratch = makeScratch();
let projects: TestProjects;
beforeAll(async () => {
  projects = await makeTestProjects(scratch);
});
afterAll(() => scratch.remove());

const stack = scratch.path('stack.layerloom');
beforeAll(() => {
  // The chapter's Iris network with its ReLU bypassed: two layers that are one.
  const text = readFileSync(projects.trained, 'utf8');
  const bypassed = text.replace('"id": "activation-1",', '"bypassed": true, "id": "activation-1",');
  writeFileSync(stack, bypassed);
});

it('prints the measured numbers as JSON', async () => {
  const { code, stdout } = await command(['explain', stack, '--claim', 'linear-collapse', '--json']);
  expect(code).toBe(0);
  const measured = z
    .object({
      claim: z.literal('linear-collapse'),
      trained: z.literal(true),
      n: z.number(),
      parameters: z.object({ before: z.number(), after: z.number() }),
      largestDifference: z.number(),
      holds: z.boolean(),
    })
    .parse(JSON.parse(stdout));
  // By hand: (4 + 1) · 5 + (5 + 1) · 3 before, (4 + 1) · 3 after.
  expect(measured.parameters).toEqual({ before: 43, after: 15 });
  expect(measured.largestDifference).toBeLessThanOrEqual(1e-4);
  expect(measured.holds).toBe(true);
});

it('says the same in words', async () => {
  const { stdout } = await command(['explain', stack, '--claim', 'linear-collapse']);
  expect(stdout).toMatch(
    /^Dense 1 and Dense 2 are one layer of 4 inputs and 3 outputs\.\nParameters: 43 before, 15 as/,
  );
});

it.each([
  [[], 2, '"explain" needs --claim'],
  [['--claim', 'linear-colapse'], 2, 'Did you mean "linear-collapse"?'],
  [['--claim', 'batch-norm'], 1, 'There is no BatchNorm in this network'],
  [['--claim', 'rank', '--option', 'node'], 2, '--option takes NAME=VALUE'],
])('refuses %j', async (flags, code, sentence) => {
  const answer = await command(['explain', stack, ...flags]);
  expect(answer.code).toBe(code);
  expect(answer.stderr).toContain(sentence);
});
