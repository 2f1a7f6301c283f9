import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { command, makeScratch, makeTestProjects, type TestProjects } from '../testing';

const scratch = makeScratch();
let projects: TestProjects;
beforeAll(async () => {
  projects = await makeTestProjects(scratch);
});
afterAll(() => scratch.remove());

const comparison = z.object({
  n: z.number(),
  networks: z.array(z.object({ right: z.number(), interval: z.tuple([z.number(), z.number()]) })),
  bothRight: z.number(),
  onlyFirst: z.number(),
  onlySecond: z.number(),
  bothWrong: z.number(),
  p: z.number(),
  better: z.string().nullable(),
});

it('names the trained network against the first weights, with counts, n and p', async () => {
  const { code, stdout } = await command(['compare', projects.trained, '--with', projects.iris, '--json']);
  const compared = comparison.parse(JSON.parse(stdout));
  expect([code, compared.n, compared.better]).toEqual([0, 50, projects.trained]);
  expect(compared.bothRight + compared.onlyFirst).toBe(compared.networks[0]?.right);
  expect(compared.bothRight + compared.onlySecond).toBe(compared.networks[1]?.right);
  expect(compared.bothRight + compared.onlyFirst + compared.onlySecond + compared.bothWrong).toBe(50);
  expect(compared.p).toBeLessThan(0.05);
});

it('says that a network cannot be told from itself', async () => {
  const { stdout } = await command(['compare', projects.trained, '--with', projects.trained]);
  expect(stdout).toContain('Not distinguishable: McNemar p = 1.0 (exact binomial)');
});

it('refuses networks with other test rows', async () => {
  const { code, stderr } = await command(['compare', projects.trained, '--with', projects.gate]);
  expect(code).toBe(1);
  expect(stderr).toContain('different test rows');
});
