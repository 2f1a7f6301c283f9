/**
 * `npm run build:engine`: the fused engine for one thread and with a memory that threads share, each for machines that
 * multiply and add in one instruction and for those that do not.
 */
import { compileAssembly, engineFile } from './compile';

for (const relaxed of [false, true]) {
  for (const shared of [false, true]) {
    const options = { shared, relaxed };
    compileAssembly('engine.assembly.ts', engineFile(options), options);
  }
}
