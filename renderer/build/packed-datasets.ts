import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const packed = fileURLToPath(new URL('../../assets/datasets', import.meta.url));

/** Puts the packed data sets beside the page, as `datasets/*.bin`: the app needs no network. */
export function packedDatasets(): Plugin {
  let target = '';
  return {
    name: 'packed-datasets',
    apply: 'build',
    configResolved(config) {
      target = resolve(config.root, config.build.outDir, 'datasets');
    },
    closeBundle() {
      const files = existsSync(packed) ? readdirSync(packed).filter((name) => name.endsWith('.bin')) : [];
      if (files.length === 0) throw new Error('assets/datasets holds no packed data; run "npm run build:data" first');
      mkdirSync(target, { recursive: true });
      for (const name of files) copyFileSync(join(packed, name), join(target, name));
    },
  };
}
