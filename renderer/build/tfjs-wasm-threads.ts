import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/**
 * tfjs-backend-wasm 4.22 builds its thread scripts from `Function.prototype.toString()` and loads them as `blob:`
 * URLs. Minified they break, and a strict Content-Security-Policy refuses them; `setBackend` then never settles.
 * This serves both scripts as plain files of the build instead.
 */
export function tfjsWasmThreads(): Plugin {
  return {
    name: 'tfjs-wasm-threads',
    enforce: 'pre',
    transform(code, id) {
      if (!/tfjs-backend-wasm[\\/]dist[\\/]backend_wasm\.js$/.test(id.split('?')[0] ?? '')) return undefined;
      const source = threadScript().replace(/\n/g, '\\n');
      const reference = this.emitFile({ type: 'asset', name: 'tfjs-pthread.js', source });
      const served = code
        .replace(
          /const response = wasmWorkerContents[\s\S]*?return URL\.createObjectURL\(blob\);/,
          `return new URL(import.meta.ROLLUP_FILE_URL_${reference}, self.location.href).href;`,
        )
        .replace(
          /new Blob\(\[`var WasmBackendModuleThreadedSimd = ` \+[\s\S]*?\}\)/,
          'new URL(__threadedMain, self.location.href).href',
        );
      if (served.includes('new Blob') || !served.includes('__threadedMain')) {
        throw new Error('tfjs-wasm-threads: tfjs-backend-wasm has changed; look at how it starts its threads');
      }
      const main = `import __threadedMain from '../wasm-out/tfjs-backend-wasm-threaded-simd.js?url';\n`;
      return { code: main + served, map: null };
    },
  };
}

function threadScript(): string {
  const require = createRequire(import.meta.url);
  const module: unknown = require('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.worker.js');
  if (typeof module === 'object' && module !== null && 'wasmWorkerContents' in module) {
    return String(module.wasmWorkerContents);
  }
  throw new Error('tfjs-wasm-threads: the thread script of tfjs-backend-wasm is not where it was');
}
