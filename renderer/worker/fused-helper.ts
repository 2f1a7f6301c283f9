import { runHelper } from '../../src-core/engine/fused/helper-loop';
import type { SharedTask } from './helper-pool';

// Only the training worker that made this one can reach it.
self.onmessage = ({ data }: MessageEvent<SharedTask>) => {
  runHelper(data, (module, memory) => new WebAssembly.Instance(module, { env: { memory } }));
};
