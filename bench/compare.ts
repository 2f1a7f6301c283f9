import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeData } from './data';
import { interleave, type Spread, spreadOf } from './measure';
import type { Net } from './nets';
import { type Absence, openSide, type SideProcess } from './side-process';
import { type SideDefinition, sides } from './sides/registry';

export interface Effort {
  /** Rounds that count, after one that does not. */
  readonly rounds: number;
  /** Of training, each side in each round; the slowest take one minibatch however long that is. */
  readonly seconds: number;
  /** `processor`: only the time that a side had a core counts, and only sides of one thread take part. */
  readonly clock: 'wall' | 'processor';
}

export interface SideResult {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly threads: number;
  /** Samples a second. */
  readonly speed: Spread;
  /** The figure of each round, in order: the same index is the same round of every side. */
  readonly rounds: readonly number[];
  /** Minibatches a round. */
  readonly steps: number;
  /** Mean loss of the last minibatch; `null` where it is not finite. */
  readonly loss: number | null;
}

export interface Comparison {
  readonly net: Net;
  readonly results: readonly SideResult[];
  readonly absent: readonly { readonly title: string; readonly why: string }[];
}

/** The helper threads of a product spin for a while after it; the next side shall not feel that. */
const settle = 40;

/** In rounds' lengths. */
const warmUp = 3;

/** Trains a net with every side that can, in turns. */
export async function compareSides(net: Net, effort: Effort, say: (line: string) => void): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'layerloom-bench-'));
  const open: SideProcess[] = [];
  const absent: Absence[] = [];
  try {
    writeData(net, folder);
    for (const side of sidesFor(net, effort)) {
      say(`${net.id}: ${side.title}`);
      const opened = await openSide(side, net, folder);
      if ('absent' in opened) absent.push(opened);
      else open.push(opened);
    }
    const contenders = [];
    for (const side of open) contenders.push({ side, steps: await stepsFor(side, net, effort.seconds), loss: [0] });
    const losses = new Map<SideProcess, number | null>();
    say(`${net.id}: ${effort.rounds} rounds of ${contenders.length} sides`);
    const figures = await interleave(contenders, effort.rounds, async ({ side, steps }) => {
      const round = await side.train(steps);
      losses.set(side, round.loss);
      await delay(settle);
      return (round.steps * net.batch) / (effort.clock === 'wall' ? round.seconds : round.processor);
    });
    const results = contenders.map((contender): SideResult => {
      const { definition, note } = contender.side;
      const { id, title, threads } = definition;
      const rounds = figures.get(contender) ?? [];
      const loss = losses.get(contender.side) ?? null;
      return { id, title, note, threads, speed: spreadOf(rounds), rounds, steps: contender.steps, loss };
    });
    return { net, results, absent: absent.map(({ definition, absent: why }) => ({ title: definition.title, why })) };
  } finally {
    for (const side of open) side.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sidesFor(net: Net, { clock }: Effort): readonly SideDefinition[] {
  return sides.filter(({ trains, threads }) => trains(net) && (clock === 'wall' || threads === 1));
}

/** Minibatches that take about `seconds`, found while the code gets compiled: whole epochs, or less than one. */
async function stepsFor(side: SideProcess, { stepsPerEpoch }: Net, seconds: number): Promise<number> {
  let steps = 1;
  let spent = 0;
  for (;;) {
    const trained = await side.train(steps);
    spent += trained.seconds;
    const wanted = (trained.steps * seconds) / Math.max(trained.seconds, 1e-6);
    const isLong = trained.seconds > seconds / 2;
    steps = wholeEpochs(Math.min(wanted, 8 * steps), stepsPerEpoch);
    if (isLong && spent > warmUp * seconds) return steps;
  }
}

function wholeEpochs(steps: number, stepsPerEpoch: number): number {
  const unit = steps > stepsPerEpoch ? stepsPerEpoch : 1;
  return Math.max(1, Math.round(steps / unit)) * unit;
}
