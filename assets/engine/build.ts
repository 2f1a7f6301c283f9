/** `npm run build:engine`: the fused engine, once for one thread and once with a memory that threads share. */
import { compileAssembly } from './compile';

compileAssembly('engine.assembly.ts', 'fused.wasm', { shared: false });
compileAssembly('engine.assembly.ts', 'fused-threads.wasm', { shared: true });
