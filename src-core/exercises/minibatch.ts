import { compact } from '../explain/words';
import { failed, untried } from './answers';
import { defineExercise, type ExerciseContext } from './define-exercise';

export const minibatchExercise = defineExercise({
  id: 'minibatch',
  title: 'A nonlinearity on one minibatch',
  text: 'A function that looks at a whole **minibatch at a time** causes trouble. Find it on a network with such a node: what one sample gives depends on its company, a minibatch of one says nothing, and training and inference differ.',
  fields: [
    {
      id: 'alone',
      label: 'A batch of 1 gives',
      placeholder: 'a letter',
      hint: 'Which weight of the node alone decides: gamma or beta?',
    },
  ],
  checks: [
    { id: 'node', what: 'A node that works on the minibatch', limit: 'a BatchNorm, not bypassed' },
    {
      id: 'training',
      what: 'One sample in different minibatches',
      limit: 'in training logits differ by more than 1e-3',
    },
    { id: 'inference', what: 'The same at inference', limit: 'they differ by less than 1e-6 of the largest' },
    { id: 'alone', what: 'Alone in its minibatch', limit: 'the node gives this weight, to 1e-6' },
  ],
  hint: 'Add BatchNorm between a Dense and its activation. In a minibatch of one the mean is the sample itself: x − mean is 0, and what is added afterwards is all that is left.',
  solution: { template: 'batch-norm', answers: { alone: 'beta' } },
  claim: 'batch-norm',
  check: checkMinibatch,
});

async function checkMinibatch(context: ExerciseContext) {
  const measured = await context.measure('batch-norm');
  if (!measured.ok) {
    const none = untried('not measured');
    return { node: failed('none', measured.error), training: none, inference: none, alone: none };
  }
  const { trainingSpread, inferenceSpread, fromBeta, title, holds } = measured.value;
  const answer = (context.answers.alone ?? '').trim().toLowerCase();
  const beta = ['beta', 'β', '\\beta'].includes(answer);
  return {
    node: { passed: true, measured: '1 found', note: title },
    training: { passed: trainingSpread > 1e-3, measured: compact(trainingSpread) },
    inference: { passed: holds || inferenceSpread < 1e-6, measured: compact(inferenceSpread) },
    alone: {
      passed: beta && fromBeta < 1e-6,
      measured: answer === '' ? 'not typed' : beta ? compact(fromBeta) : answer,
      ...(beta && { note: 'difference from β' }),
    },
  };
}
