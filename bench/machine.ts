import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the figures of one run depend on beside the code. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Mean number of processes that wanted a core in the minute before the run. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: `${process.version}, V8 ${process.versions.v8}`,
    load: loadavg()[0] ?? Number.NaN,
  };
}
