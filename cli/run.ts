import { parseArgs } from 'node:util';
import { closest } from './closest';
import { commonFlags, overview, verbHelp } from './help';
import { type CommandIo, Fault, wrongUse } from './io';
import { makeUse, type Verb, type VerbUse } from './verb';
import { checkVerb } from './verbs/check';
import { compareVerb } from './verbs/compare';
import { dataVerb } from './verbs/data';
import { evaluateVerb } from './verbs/evaluate';
import { explainVerb } from './verbs/explain';
import { exportVerb } from './verbs/export';
import { findRateVerb } from './verbs/find-rate';
import { newVerb } from './verbs/new';
import { predictVerb } from './verbs/predict';
import { summaryVerb } from './verbs/summary';
import { trainVerb } from './verbs/train';

const verbs: readonly Verb[] = [
  newVerb,
  checkVerb,
  summaryVerb,
  trainVerb,
  findRateVerb,
  evaluateVerb,
  compareVerb,
  predictVerb,
  exportVerb,
  explainVerb,
  dataVerb,
];

/** Runs one command and resolves to its exit code. Never rejects: faults become one sentence on stderr. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof Fault) {
      io.stderr(`layerloom: ${error.message}\n`);
      return error.code;
    }
    // Ours, not the user's; still no stack trace unless it is asked for.
    const detail = error instanceof Error ? (process.env.LAYERLOOM_DEBUG ? error.stack : error.message) : String(error);
    io.stderr(`layerloom: something in Layerloom itself failed: ${detail}\n`);
    return 1;
  }
}

async function dispatch(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.stdout(overview(verbs));
    return name === undefined ? 2 : 0;
  }
  const verb = verbs.find((known) => known.name === name);
  if (!verb) {
    const names = verbs.map((known) => known.name);
    const meant = closest(name, names);
    throw wrongUse(
      `There is no verb "${name}". ${meant ? `Did you mean "${meant}"?` : `There are ${names.join(', ')}.`}`,
    );
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout(verbHelp(verb));
    return 0;
  }
  return verb.run(parseUse(verb, rest), io);
}

function parseUse(verb: Verb, rest: readonly string[]): VerbUse {
  const flags = [...verb.flags, ...commonFlags];
  const options = Object.fromEntries(
    flags.map(({ name, short, value, repeated }) => [
      name,
      {
        type: value ? ('string' as const) : ('boolean' as const),
        ...(short ? { short } : {}),
        ...(repeated ? { multiple: true } : {}),
      },
    ]),
  );
  const seeHelp = `See "layerloom ${verb.name} --help".`;
  const lenient = parseArgs({ args: [...rest], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of lenient.tokens) {
    if (token.kind !== 'option') continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (!flag) {
      const meant = closest(
        token.name,
        flags.map(({ name }) => name),
      );
      throw wrongUse(`"${verb.name}" has no flag ${token.rawName}. ${meant ? `Did you mean --${meant}?` : seeHelp}`);
    }
    if (flag.value && token.value === undefined) throw wrongUse(`--${flag.name} needs a value: ${flag.value}.`);
    if (!flag.value && token.value !== undefined) throw wrongUse(`--${flag.name} takes no value.`);
  }
  const [argument, ...more] = lenient.positionals;
  if (more.length > 0)
    throw wrongUse(`"${verb.name}" takes one ${verb.argument}, not "${more.join(' ')}" too. ${seeHelp}`);
  if (argument === undefined && !verb.optionalArgument)
    throw wrongUse(`"${verb.name}" needs a ${verb.argument}. ${seeHelp}`);
  return makeUse(argument ?? '', lenient.values);
}
