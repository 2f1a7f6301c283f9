import { makeTrainerClient, type OwnTrainer } from './trainer-client';

const startWorker = (): Worker =>
  new Worker(new URL('../worker/train-worker.ts', import.meta.url), { type: 'module', name: 'training' });

/** The window's one training worker. */
export const trainer = makeTrainerClient(startWorker);

/** Another worker with an engine of its own; its memory is given back when it is closed. */
export function openOwnTrainer(): OwnTrainer {
  const workers: Worker[] = [];
  const client = makeTrainerClient(() => {
    const worker = startWorker();
    workers.push(worker);
    return worker;
  });
  return {
    ...client,
    close() {
      for (const worker of workers) worker.terminate();
    },
  };
}
