import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import { makeSession, messageOf } from './session';
import { transferablesOf } from './transferables';

const emit = (event: TrainEvent): void => self.postMessage(event, { transfer: transferablesOf(event) });
const obey = makeSession(emit);

// Only the page that made this worker can reach it: its commands have the type of the protocol.
self.onmessage = (message: MessageEvent<TrainCommand>) => {
  const command = message.data;
  obey(command).catch((error: unknown) => {
    const failure = { kind: 'engine' as const, message: messageOf(error) };
    if ('run' in command) emit({ kind: 'end', run: command.run, how: 'failed', failure });
    else emit({ kind: 'refused', request: command.request, message: failure.message });
  });
};
