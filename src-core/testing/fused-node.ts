import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { compileAssembly } from '../../assets/engine/compile';
import { makeTeam, type Team } from '../engine/fused/team';
import { type FusedExports, type FusedInstance, isFusedExports } from '../engine/fused/wasm';

// On import: compiling may take longer than a test has, on a machine that does other things too.
const plain = loadModule(false);

/** An instance of the fused engine as tests and benchmarks in Node hand it in. */
export function makeFusedInstance(): FusedInstance {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return { memory, exports: instantiate(plain, memory), parts: 1 };
}

export interface FusedTeam {
  readonly instance: FusedInstance;
  readonly team: Team;
  /** Sends the helpers home and waits until they are gone. */
  stop(): Promise<void>;
}

/** An instance with helpers in threads of their own, once all are ready. */
export async function startFusedTeam(parts: number): Promise<FusedTeam> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 32_768, shared: true });
  const module = loadModule(true);
  const exports = instantiate(module, memory);
  const workers = Array.from({ length: parts - 1 }, (_, index) => {
    const workerData = { module, memory, part: index + 1 };
    return new Worker(helperScript, { eval: true, workerData });
  });
  const gone = workers.map((worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve())));
  const team = makeTeam(memory, exports);
  while (team.ready < parts - 1) await new Promise((resolve) => setImmediate(resolve));
  team.active = parts;
  return {
    instance: { memory, exports, parts },
    team,
    async stop() {
      team.stop();
      await Promise.all(gone);
    },
  };
}

/** What `helper-loop.ts` does, as the text that a worker of Node can run without a loader for TypeScript. */
const helperScript = `
  const { workerData } = require('node:worker_threads');
  const { module, memory, part } = workerData;
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  exports.helperLoop(exports.teamAddress(), part);
`;

function loadModule(shared: boolean): WebAssembly.Module {
  const output = shared ? 'fused-threads.wasm' : 'fused.wasm';
  return new WebAssembly.Module(readFileSync(compileAssembly('engine.assembly.ts', output, { shared })));
}

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): FusedExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isFusedExports(exports)) throw new Error('The module is not the fused engine.');
  return exports;
}
