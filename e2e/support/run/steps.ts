import { join } from 'node:path';
import { toolOf } from '../../../electron/launch/build';
import { type Counts, readPlaywrightCounts, readVitestCounts } from './counts';

export interface Step {
  readonly title: string;
  /** Each is run by this Node, one after the other; the first that fails ends the step. */
  readonly commands: readonly (readonly string[])[];
  readonly env?: Readonly<Record<string, string>>;
  readonly counts?: () => Counts;
}

const typescript = toolOf('typescript', 'bin/tsc');
const rooms = ['src-core', 'renderer', 'electron', 'cli', 'e2e', 'bench', 'assets'];

/** What `npm test` does, in order. `reports` is the folder for the test runners' reports. */
export function testSteps(reports: string, chromiumIsThere: () => void): readonly (Step | (() => void))[] {
  const unitReport = join(reports, 'unit.json');
  const endToEndReport = join(reports, 'end-to-end.json');
  return [
    { title: 'Data sets', commands: [['--import', 'tsx', 'assets/datasets/pack.ts']] },
    { title: 'Engine', commands: [['--import', 'tsx', 'assets/engine/build.ts']] },
    {
      title: 'Types',
      commands: ['src-core', 'renderer', 'renderer/worker', 'tsconfig.json'].map((part) => [typescript, '-p', part]),
    },
    {
      title: 'Lint and format',
      commands: [
        [toolOf('@biomejs/biome', 'bin/biome'), 'check', '.'],
        [toolOf('eslint', 'bin/eslint.js'), '.'],
      ],
    },
    {
      title: 'Import law',
      commands: [
        [toolOf('dependency-cruiser', 'bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', ...rooms],
      ],
    },
    {
      title: 'Unit tests',
      commands: [
        [toolOf('vitest', 'vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
      ],
      counts: () => readVitestCounts(unitReport),
    },
    { title: 'Build', commands: [[toolOf('electron-vite', 'bin/electron-vite.js'), 'build']] },
    { title: 'Package', commands: [['--import', 'tsx', 'electron/pack-dir.ts', '--no-build']] },
    chromiumIsThere,
    {
      title: 'End to end',
      commands: [[toolOf('@playwright/test', 'cli.js'), 'test', '--reporter=list,json']],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndReport },
      counts: () => readPlaywrightCounts(endToEndReport),
    },
  ];
}
