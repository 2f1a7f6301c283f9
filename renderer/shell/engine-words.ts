import type { EngineChoice, EngineReport } from '../../src-core/training/protocol';

/** In the order of the menu. */
export const engineChoices: readonly {
  readonly choice: EngineChoice;
  readonly title: string;
  readonly what: string;
}[] = [
  { choice: 'auto', title: 'Auto', what: 'the fastest' },
  { choice: 'fused', title: 'Fused', what: 'our own, CPU' },
  { choice: 'wasm', title: 'WASM', what: 'TensorFlow.js, CPU' },
  { choice: 'cpu', title: 'CPU', what: 'TensorFlow.js, slow' },
  { choice: 'webgpu', title: 'WebGPU', what: 'TensorFlow.js, GPU' },
  { choice: 'webgl', title: 'WebGL', what: 'TensorFlow.js, GPU' },
];

/** "WASM · 2 threads", or what is chosen for the next run. */
export function engineWords(report: EngineReport | null, choice: EngineChoice): string {
  if (report === null) return choice === 'auto' ? 'auto' : titleOf(choice);
  const threads = report.threads > 1 ? ` · ${report.threads} threads` : '';
  return `${titleOf(report.engine)}${threads}`;
}

const titleOf = (choice: EngineChoice): string =>
  engineChoices.find((entry) => entry.choice === choice)?.title ?? choice;
