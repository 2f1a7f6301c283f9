import type { Net } from '../nets';
import type { OpenSide } from '../side';

/** A side that the bench knows. Adding an engine is one file in this folder and one entry in `sides`. */
export interface SideDefinition {
  readonly id: string;
  readonly title: string;
  readonly threads: number;
  trains(net: Net): boolean;
  readonly runs: InNode | InPython;
}

export interface InNode {
  readonly in: 'node';
  /** Called in the side's own process only. */
  load(): Promise<OpenSide>;
}

export interface InPython {
  readonly in: 'python';
  readonly script: string;
  /** The Python package that it needs. */
  readonly package: string;
  environment(net: Net): Readonly<Record<string, string>>;
}

const always = (): boolean => true;
const isMlp = ({ kind }: Net): boolean => kind === 'mlp';
const isCnn = ({ kind }: Net): boolean => kind === 'cnn';
/** On smaller ones threads cost more than they bring. */
const isLarge = ({ id }: Net): boolean => id !== 'small';
const isLargeMlp = (net: Net): boolean => isMlp(net) && isLarge(net);

export const sides = [
  trainer('trainer', 1, always),
  trainer('trainer-2', 2, isLarge),
  fused('fused-1', 1, always),
  fused('fused-2', 2, isLarge),
  node('tfjs-ours', 'our step on tfjs WASM', always, async () => (await import('./tfjs-ours')).openTfjsOurs),
  node('plain', 'plain TypeScript loops', isMlp, async () => (await import('./plain')).openPlain),
  node(
    'playground',
    'TF Playground’s engine',
    ({ id }) => id === 'small',
    async () => (await import('./playground')).openPlayground,
  ),
  // As published, the WASM backend has no gradient of a convolution's filter.
  node('stock-fit', 'stock tfjs WASM, model.fit', isMlp, async () =>
    (await import('./stock-fit')).openStockFit('wasm'),
  ),
  node('stock-minimize', 'stock tfjs WASM, minimize', isLargeMlp, async () =>
    (await import('./stock-minimize')).openStockMinimize('wasm'),
  ),
  node(
    'stock-minimize-cpu',
    'stock tfjs CPU, minimize',
    ({ id }) => id === 'small',
    async () => (await import('./stock-minimize')).openStockMinimize('cpu'),
  ),
  node('stock-fit-cpu', 'stock tfjs CPU, model.fit', isCnn, async () =>
    (await import('./stock-fit')).openStockFit('cpu'),
  ),
  torch('torch-1', 'PyTorch', 1, always),
  torch('torch-2', 'PyTorch', 2, isLarge),
  torch('torch-avx2-1', 'PyTorch held to AVX2', 1, isLarge, avx2()),
  torch('torch-avx2-2', 'PyTorch held to AVX2', 2, isLarge, avx2()),
  sklearn('sklearn-1', 1, isMlp),
  sklearn('sklearn-2', 2, isLargeMlp),
] as const satisfies readonly SideDefinition[];

export type SideId = (typeof sides)[number]['id'];

export function findSide(id: string): SideDefinition {
  const side = sides.find((candidate) => candidate.id === id);
  if (!side) throw new Error(`There is no side "${id}".`);
  return side;
}

function node<Id extends string>(
  id: Id,
  title: string,
  trains: (net: Net) => boolean,
  load: () => Promise<OpenSide>,
  threads = 1,
) {
  return { id, title, threads, trains, runs: { in: 'node', load } } as const;
}

function trainer<Id extends string>(id: Id, threads: number, trains: (net: Net) => boolean) {
  const load = async (): Promise<OpenSide> => (await import('./trainer')).openTrainerSide(threads);
  return node(id, `app’s trainer, ${threadWords(threads)}`, trains, load, threads);
}

function fused<Id extends string>(id: Id, threads: number, trains: (net: Net) => boolean) {
  const load = async (): Promise<OpenSide> => (await import('./fused')).openFused(threads);
  return node(id, `fused engine, ${threadWords(threads)}`, trains, load, threads);
}

function torch<Id extends string>(
  id: Id,
  name: string,
  threads: number,
  trains: (net: Net) => boolean,
  more: Readonly<Record<string, string>> = {},
) {
  const environment = (net: Net) => ({ ...threadSettings(threads, net), ...more });
  const title = `${name}, ${threadWords(threads)}`;
  return {
    id,
    title,
    threads,
    trains,
    runs: { in: 'python', script: 'pytorch.py', package: 'torch', environment },
  } as const;
}

function sklearn<Id extends string>(id: Id, threads: number, trains: (net: Net) => boolean) {
  const environment = (net: Net) => threadSettings(threads, net);
  const title = `scikit-learn, ${threadWords(threads)}`;
  return {
    id,
    title,
    threads,
    trains,
    runs: { in: 'python', script: 'scikit_learn.py', package: 'sklearn', environment },
  } as const;
}

/** OpenMP has the convolutions, OpenBLAS the products. Both with two would take the processor from each other. */
function threadSettings(threads: number, net: Net): Readonly<Record<string, string>> {
  const [convolutions, products] = isCnn(net) ? [threads, 1] : [1, threads];
  return { OMP_NUM_THREADS: String(convolutions), OPENBLAS_NUM_THREADS: String(products) };
}

/** For OpenBLAS, for PyTorch's own kernels, and for oneDNN. */
function avx2(): Readonly<Record<string, string>> {
  return { OPENBLAS_CORETYPE: 'Haswell', ATEN_CPU_CAPABILITY: 'avx2', ONEDNN_MAX_CPU_ISA: 'AVX2' };
}

function threadWords(threads: number): string {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}
