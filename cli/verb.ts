import type { CommandIo } from './io';
import { wrongUse } from './io';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** Name of its value in the help; absent for a switch. */
  readonly value?: string;
  readonly repeated?: boolean;
  readonly doc: string;
}

export interface Verb {
  readonly name: string;
  /** Name of the one argument in the help, such as FILE. */
  readonly argument: string;
  readonly optionalArgument?: boolean;
  readonly doc: string;
  readonly flags: readonly Flag[];
  /** Further lines of the help. */
  readonly more?: string;
  /** Resolves to the exit code; throws a `Fault` for what the user must put right. */
  run(use: VerbUse, io: CommandIo): Promise<0 | 1>;
}

/** A verb as it was called: flags are checked, values still text. */
export interface VerbUse {
  readonly argument: string;
  readonly json: boolean;
  has(flag: string): boolean;
  text(flag: string): string | undefined;
  texts(flag: string): readonly string[];
  number(flag: string, range: NumberRange): number | undefined;
  choice<const Choice extends string>(flag: string, choices: readonly Choice[]): Choice | undefined;
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

export function makeUse(
  argument: string,
  values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>,
): VerbUse {
  const text = (flag: string): string | undefined => {
    const value = values[flag];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    argument,
    json: values.json === true,
    has: (flag) => values[flag] !== undefined && values[flag] !== false,
    text,
    texts(flag) {
      const value = values[flag];
      return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
    },
    number(flag, { min, max, whole = false }) {
      const given = text(flag);
      if (given === undefined) return undefined;
      const value = given.trim() === '' ? Number.NaN : Number(given);
      if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
      throw wrongUse(`--${flag} takes a ${whole ? 'whole ' : ''}number from ${min} to ${max}, not "${given}".`);
    },
    choice(flag, choices) {
      const given = text(flag);
      if (given === undefined) return undefined;
      const found = choices.find((choice) => choice === given);
      if (found === undefined) throw wrongUse(`--${flag} takes one of ${choices.join(', ')}, not "${given}".`);
      return found;
    },
  };
}
