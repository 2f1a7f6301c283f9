import { makeTrainerClient } from './trainer-client';

/** The window's one training worker. */
export const trainer = makeTrainerClient(
  () => new Worker(new URL('../worker/train-worker.ts', import.meta.url), { type: 'module', name: 'training' }),
);
