import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { cnnFilters, type Net } from './nets';
import type { InPython, SideDefinition } from './sides/registry';

/** A side of one net that has started. */
export interface SideProcess {
  readonly definition: SideDefinition;
  readonly note: string;
  train(steps: number): Promise<Round>;
  close(): void;
}

/** Rows of this and that side are absent with a reason. */
export interface Absence {
  readonly definition: SideDefinition;
  readonly absent: string;
}

const roundSchema = z.object({
  seconds: z.number(),
  /** Seconds of all threads on a core. */
  processor: z.number(),
  steps: z.number(),
  loss: z.number().nullable(),
});
export type Round = z.infer<typeof roundSchema>;
const helloSchema = z.union([z.object({ ready: z.string() }), z.object({ absent: z.string() })]);

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Starts a side and waits until it has its rows and its first weights. */
export async function openSide(definition: SideDefinition, net: Net, folder: string): Promise<SideProcess | Absence> {
  const command = commandOf(definition, net, folder);
  if (typeof command === 'string') return { definition, absent: command };
  const child = spawn(command.program, command.args, {
    env: { ...process.env, ...command.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const answers = makeAnswers(child);
  const hello = helloSchema.safeParse(await answers.next());
  if (!hello.success) return { definition, absent: answers.fault() };
  if ('absent' in hello.data) return { definition, absent: hello.data.absent };
  return {
    definition,
    note: hello.data.ready,
    async train(steps) {
      child.stdin?.write(`train ${steps}\n`);
      const round = roundSchema.safeParse(await answers.next());
      if (!round.success) throw new Error(`${definition.title} broke off: ${answers.fault()}`);
      return round.data;
    },
    close: () => child.stdin?.end(),
  };
}

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A sentence where there is no Python for it. */
function commandOf({ id, runs }: SideDefinition, net: Net, folder: string): Command | string {
  if (runs.in === 'node') {
    const args = ['--import', 'tsx', here('child.ts'), id, net.id, folder];
    return { program: process.execPath, args, environment: {} };
  }
  const program = findPython(runs);
  if (program === null) return `no Python here has ${runs.package}`;
  const args = [here(`python/${runs.script}`), JSON.stringify({ ...net, filters: cnnFilters }), folder];
  return { program, args, environment: { PYTHONDONTWRITEBYTECODE: '1', ...runs.environment(net) } };
}

const pythons = ['python3', '/usr/bin/python3', 'python'];
const found = new Map<string, string | null>();

/** Debian's packages belong to its own Python, which may not be the first on the path. */
function findPython({ package: name }: InPython): string | null {
  const known = found.get(name);
  if (known !== undefined) return known;
  const question = `import importlib.util as u, sys; sys.exit(0 if u.find_spec("${name}") else 1)`;
  const program = pythons.find((python) => spawnSync(python, ['-c', question]).status === 0) ?? null;
  found.set(name, program);
  return program;
}

interface Answers {
  /** The next JSON line; `null` when the process is gone. */
  next(): Promise<unknown>;
  /** The last words of its error stream. */
  fault(): string;
}

function makeAnswers(child: ChildProcess): Answers {
  const waiting: ((answer: unknown) => void)[] = [];
  const arrived: unknown[] = [];
  let errors = '';
  let gone = false;
  child.stderr?.on('data', (data: Buffer) => {
    errors = (errors + data.toString()).slice(-2000);
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      // Libraries greet on the same stream.
      if (!line.startsWith('{')) return;
      const answer: unknown = JSON.parse(line);
      const next = waiting.shift();
      if (next) next(answer);
      else arrived.push(answer);
    });
  }
  const leave = (): void => {
    gone = true;
    for (const next of waiting.splice(0)) next(null);
  };
  child.on('error', leave);
  child.on('close', leave);
  return {
    next: () =>
      new Promise((resolve) => {
        if (arrived.length > 0) resolve(arrived.shift());
        else if (gone) resolve(null);
        else waiting.push(resolve);
      }),
    fault: () => lastFault(errors),
  };
}

/** The line that says what broke a process off: the last one of Python; Node goes on for some lines after it. */
export function lastFault(errors: string): string {
  const lines = errors.trim().split('\n');
  return lines.findLast((line) => /Error\b.*:/.test(line)) ?? lines.at(-1) ?? 'no reason given';
}
