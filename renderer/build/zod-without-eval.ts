import type { Plugin } from 'vite';

/**
 * Zod finds out with `new Function` whether it may compile its checks. The Content-Security-Policy refuses that: a violation at
 * every start of page and worker, for which the browser parses the whole script anew where a debugger listens, as in every
 * end-to-end test. This says beforehand that it may not. (Its own setting would have to run before any schema is made,
 * in whichever file that is.)
 */
export function zodWithoutEval(): Plugin {
  return {
    name: 'zod-without-eval',
    transform(code, id) {
      if (!/zod[\\/]v4[\\/]core[\\/]core\.js$/.test(id.split('?')[0] ?? '')) return undefined;
      if (!/export const globalConfig\b/.test(code)) {
        throw new Error('zod-without-eval: zod has changed; look at where it keeps `jitless`');
      }
      return { code: `${code}\nglobalConfig.jitless = true;\n`, map: null };
    },
  };
}
