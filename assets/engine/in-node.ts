/** The fused engine in Node, as the command line, tests and benchmarks have it. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { type MultiplyAdd, relaxedMultiplyAdd } from '../../src-core/engine/fused/multiply-add';
import { makeTeam, type Team } from '../../src-core/engine/fused/team';
import { type FusedExports, type FusedInstance, isFusedExports } from '../../src-core/engine/fused/wasm';
import { compileAssembly, engineFile } from './compile';

/** 65,536 bytes each; the engine refuses plans that need more than these 2 GB. */
const mostPages = 32_768;

/** The faster of the two that this machine has. */
export function bestMultiplyAdd(): MultiplyAdd {
  return relaxed() ?? 'rounded-twice';
}

/**
 * Node 20 has relaxed SIMD complete, but behind a flag; later versions have it without. With it the command line has the
 * same bits as the editor's Chromium on the same machine.
 */
function relaxed(): MultiplyAdd | null {
  const ask = (): MultiplyAdd | null =>
    relaxedMultiplyAdd({
      validate: (bytes) => WebAssembly.validate(bytes),
      instantiate: (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports,
    });
  const answer = ask();
  if (answer !== null || !process.version.startsWith('v20.')) return answer;
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  return ask();
}

/** Compiles it from its sources if need be; throws where the machine does not run it. */
export function loadFusedModule(shared: boolean, multiplyAdd: MultiplyAdd): WebAssembly.Module {
  const options = { shared, relaxed: multiplyAdd === 'rounded-once' };
  if (options.relaxed && relaxed() === null) throw new Error('There is no relaxed SIMD here.');
  return new WebAssembly.Module(readFileSync(compileAssembly('engine.assembly.ts', engineFile(options), options)));
}

/** An instance for one thread. */
export function makeFusedInstance(module: WebAssembly.Module): FusedInstance {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return { memory, exports: instantiate(module, memory), parts: 1 };
}

export interface FusedTeam {
  readonly instance: FusedInstance;
  readonly team: Team;
  /** Sends the helpers home and waits until they are gone. */
  stop(): Promise<void>;
}

/** An instance with helpers in threads of their own, which join in as soon as they are there once `team.active` asks for them. */
export function startFusedTeam(module: WebAssembly.Module, parts: number): FusedTeam {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  const exports = instantiate(module, memory);
  const workers = Array.from({ length: parts - 1 }, (_, index) => {
    const workerData = { module, memory, part: index + 1 };
    // Without this process's own loaders: the script needs none, and starts ten times as fast.
    const worker = new Worker(helperScript, { eval: true, workerData, execArgv: [] });
    // A run that ends in a fault must not keep the process.
    worker.unref();
    return worker;
  });
  const gone = workers.map((worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve())));
  const team = makeTeam(memory, exports);
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

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): FusedExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isFusedExports(exports))
    throw new Error('The file of the fused engine is of another version: run "npm run build".');
  return exports;
}
