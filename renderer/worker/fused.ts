import type { FusedMaker } from '../../src-core/training/trainer';

/** Stand-in until the engine is there. */
export const makeFusedEngine: FusedMaker = () => {
  throw new Error('The fused engine is not built.');
};
