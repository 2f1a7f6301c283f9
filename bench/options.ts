import { parseArgs } from 'node:util';
import type { Effort } from './compare';
import { nets } from './nets';

/** What one run of the bench does. */
export interface Options {
  readonly parts: readonly string[];
  readonly effort: Effort;
  /** For work that is not in rounds: steps of the memory check. */
  readonly memorySteps: number;
  /** Of the accuracies. */
  readonly seeds: number;
  readonly write: boolean;
  /** Sources of TensorFlow Playground, which are no part of this project. */
  readonly playground: string | undefined;
}

/** Each net is a part; the others are not of training speed. */
const otherParts = ['peak', 'memory', 'edit', 'window', 'accuracy'] as const;
const allParts: readonly string[] = [...nets.map(({ id }) => id), ...otherParts];

/** Throws a sentence where the arguments are not understood. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      'processor-time': { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      playground: { type: 'string' },
    },
  });
  const parts = values.only?.split(',') ?? allParts;
  const unknown = parts.find((part) => !allParts.includes(part));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". There are: ${allParts.join(', ')}.`);
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 7));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds wants a whole number from 1.');
  return {
    parts,
    effort: { rounds, seconds: values.quick ? 0.1 : 0.4, clock: values['processor-time'] ? 'processor' : 'wall' },
    memorySteps: values.quick ? 20_000 : 100_000,
    seeds: values.quick ? 1 : 5,
    write: values.write,
    playground: values.playground,
  };
}
