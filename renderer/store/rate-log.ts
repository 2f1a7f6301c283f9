import type { RateSchedule } from '../../src-core/training/schedule';

/** The learning rate that was in force at each step of a run: the rate that was set, times its schedule. */
export interface Rates {
  /** The rate of the step with this index, from 0; `null` where nothing is known. */
  at(step: number): number | null;
  /** Indices of the steps from which another rate or schedule was set, ascending. */
  readonly changes: readonly number[];
}

export interface RateLog extends Rates {
  /** From the step with this index on. Does nothing where the same is in force already. */
  note(from: number, rate: number, schedule: RateSchedule | null): void;
  /** Keeps the first `steps` steps only. */
  truncate(steps: number): void;
  clear(): void;
}

interface Part {
  readonly from: number;
  readonly rate: number;
  readonly schedule: RateSchedule | null;
}

export function makeRateLog(): RateLog {
  let parts: Part[] = [];
  return {
    at(step) {
      const part = parts.findLast(({ from }) => from <= step);
      return part === undefined ? null : part.rate * (part.schedule?.(step) ?? 1);
    },
    get changes() {
      return parts.map(({ from }) => from);
    },
    note(from, rate, schedule) {
      const last = parts.at(-1);
      if (last?.rate !== rate || last.schedule !== schedule) parts.push({ from, rate, schedule });
    },
    truncate(steps) {
      parts = parts.filter(({ from }) => from < steps);
    },
    clear() {
      parts = [];
    },
  };
}
