import { makeTrainerClient, type OwnTrainer, type TrainerClient } from './trainer-client';

const startWorker = (): Worker =>
  new Worker(new URL('../worker/train-worker.ts', import.meta.url), { type: 'module', name: 'training' });

/** The window's one training worker. */
export const trainer: TrainerClient = makeTrainerClient(startWorker);

/** Another worker with an engine of its own; its memory is given back when it is closed. */
export const openOwnTrainer = (): OwnTrainer => makeTrainerClient(startWorker);
