import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { command, makeScratch } from './testing';
import { shellWord } from './write';

const scratch = makeScratch();
const iris = scratch.path('iris.layerloom');
beforeAll(async () => void (await command(['new', 'first-mlp', '-o', iris])));
afterAll(() => scratch.remove());

const found = z.strictObject({
  suggestion: z.strictObject({ rate: z.number(), steepest: z.number(), lowest: z.number() }),
  exploded: z.number().nullable(),
  tried: z.array(z.strictObject({ rate: z.number(), loss: z.number().nullable() })),
});

test('a rate is found that trains the network, well below that at which the loss explodes', async () => {
  const { code, stdout } = await command(['find-rate', iris, '--json', '--engine', 'cpu']);
  expect(code).toBe(0);
  const { suggestion, exploded, tried } = found.parse(JSON.parse(stdout));
  const factors = tried.slice(1).map(({ rate }, index) => rate / (tried[index]?.rate ?? 0));
  for (const factor of factors) expect(factor).toBeCloseTo(factors[0] ?? 0, 9);
  expect(suggestion.rate).toBeLessThanOrEqual((exploded ?? Number.POSITIVE_INFINITY) / 10);
  const trained = await command(['train', iris, '--lr', String(suggestion.rate), '--epochs', '30', '--json']);
  expect(trained.code).toBe(0);
  const epochs = trained.stdout.trim().split('\n').slice(0, -1);
  const last = z.object({ test: z.object({ accuracy: z.number() }) }).parse(JSON.parse(epochs.at(-1) ?? ''));
  expect(last.test.accuracy).toBeGreaterThan(0.85);
});

test('in words it is a short table that ends with the command to type', async () => {
  const { stdout, stderr } = await command(['find-rate', iris, '--optimizer', 'adam']);
  const lines = stdout.trim().split('\n');
  expect(lines[0]).toMatch(/^Rate\s+Loss, evened over neighbours$/);
  expect(lines.length).toBeLessThan(20);
  expect(lines.at(-1)).toMatch(new RegExp(`layerloom train ${iris} --optimizer adam --lr [\\d.e-]+$`));
  expect(stderr).toContain('with 100 flowers');
});

test('the command to type keeps every flag that was given, and is one that a shell takes as it is', async () => {
  const spaced = scratch.path('my iris.layerloom');
  await command(['new', 'first-mlp', '-o', spaced]);
  const given = ['--batch', '8', '--optimizer', 'momentum', '--clip-norm', '2', '--l2', '0.001', '--seed', '4'];
  const { stdout } = await command(['find-rate', spaced, ...given, '--engine', 'cpu']);
  const [typed = '', rate = ''] = stdout.trim().split('\n').at(-1)?.trim().split(' --lr ') ?? [];
  expect(typed).toBe(`layerloom train "${spaced}" ${given.join(' ')} --engine cpu`);
  const trained = await command(['train', spaced, ...given, '--engine', 'cpu', '--lr', rate, '--epochs', '1']);
  expect(trained.code).toBe(0);
  expect(shellWord('5 $HOME.csv')).toBe("'5 $HOME.csv'");
});
