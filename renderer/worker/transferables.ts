import type { Snapshot, TestAnswers, TrainEvent } from '../../src-core/training/protocol';
import { arraysOf } from '../../src-core/training/view';

/** The buffers of an event that can leave with it instead of being copied: all of them are fresh. */
export function transferablesOf(event: TrainEvent): Transferable[] {
  switch (event.kind) {
    case 'steps':
      return buffersOf([event.loss, event.accuracy]);
    case 'gradients':
      return buffersOf([event.norms]);
    case 'opened':
    case 'rewound':
    case 'snapshot':
    case 'past-snapshot':
    case 'diagnosed':
      return snapshotBuffers(event.snapshot);
    case 'end':
      return event.how === 'failed' ? [] : snapshotBuffers(event.snapshot);
    case 'epoch':
      return buffersOf([event.test.confusion, ...answerArrays(event.answers)]);
    case 'evaluated':
      return buffersOf([event.test.confusion]);
    case 'prediction':
      return buffersOf([event.output]);
    case 'files':
      return buffersOf(event.files.map(({ bytes }) => bytes));
    case 'viewed':
      return buffersOf(arraysOf(event.view));
    case 'previewed':
      return buffersOf([event.preview.features]);
    default:
      return [];
  }
}

function answerArrays(answers: TestAnswers | null): readonly ArrayBufferView[] {
  if (answers === null) return [];
  return answers.kind === 'classes' ? [answers.predicted, answers.right] : [answers.outputs];
}

function snapshotBuffers({ weights, nodes, probe }: Snapshot): Transferable[] {
  const histograms = nodes.flatMap(({ histogram }) => (histogram ? [histogram] : []));
  return buffersOf([...weights.map(({ values }) => values), ...histograms, ...(probe ? [probe.output] : [])]);
}

function buffersOf(arrays: readonly ArrayBufferView[]): Transferable[] {
  const buffers = new Set(arrays.map(({ buffer }) => buffer));
  return [...buffers].filter((buffer) => buffer instanceof ArrayBuffer);
}
