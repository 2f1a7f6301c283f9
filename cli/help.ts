import type { Flag, Verb } from './verb';

export const commonFlags: readonly Flag[] = [
  { name: 'json', doc: 'Answer with plain JSON on stdout' },
  { name: 'help', short: 'h', doc: 'Show this help' },
];

export function overview(verbs: readonly Verb[]): string {
  const usages = verbs.map((verb) => `layerloom ${verb.name} ${argumentOf(verb)}`.trimEnd());
  const width = Math.max(...usages.map((usage) => usage.length));
  const lines = verbs.map((verb, index) => `  ${(usages[index] ?? '').padEnd(width)}  ${verb.doc}`);
  return [
    'Layerloom on the command line: check, train, use and export a network without a window.',
    '',
    ...lines,
    '',
    'Each verb answers in words, with --json in plain JSON; progress and faults go to stderr.',
    'Exit code: 0 good, 1 the graph, file or data is at fault, 2 wrong use.',
    '"layerloom VERB --help" lists the flags of a verb.',
    '',
  ].join('\n');
}

export function verbHelp(verb: Verb): string {
  const rows = [...verb.flags, ...commonFlags].map((flag) => [flagUsage(flag), flag.doc] as const);
  const width = Math.max(...rows.map(([usage]) => usage.length));
  const lines = rows.map(([usage, doc]) => `  ${usage.padEnd(width)}  ${doc}`);
  const more = verb.more ? ['', verb.more] : [];
  return [`layerloom ${verb.name} ${argumentOf(verb)} [flags]`, '', verb.doc, '', ...lines, ...more, ''].join('\n');
}

function argumentOf({ argument, optionalArgument }: Verb): string {
  return optionalArgument ? `[${argument}]` : argument;
}

function flagUsage({ name, short, value }: Flag): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
}
