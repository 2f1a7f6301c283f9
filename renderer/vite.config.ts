import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { packedDatasets } from './build/packed-datasets';
import { tfjsWasmThreads } from './build/tfjs-wasm-threads';
import { zodWithoutEval } from './build/zod-without-eval';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One static build serves the desktop and the browser alike. */
export const rendererConfig = {
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [react(), zodWithoutEval(), packedDatasets()],
  worker: { format: 'es', plugins: () => [zodWithoutEval(), tfjsWasmThreads()] },
  build: {
    minify: true,
    // Workers and fonts stay files: the Content-Security-Policy allows no data: scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { index: here('./index.html') },
      // What the first picture needs comes in two files, not in one for each set of panes that share a module.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              tags: ['$initial'],
              test: /renderer[\\/]mount|node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              priority: 2,
            },
            { name: 'start', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
} satisfies UserConfig;

export default rendererConfig;
