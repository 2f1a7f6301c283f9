import { compact } from '../explain/words';
import { failed } from './answers';
import { type CheckResult, defineExercise, type ExerciseContext } from './define-exercise';

export const bottleneckExercise = defineExercise({
  id: 'bottleneck',
  title: 'A linear bottleneck of d/2',
  text: 'Take a network **without nonlinearities** in which one layer has at most half of the units of its input and its output. Show that it is **less expressive** than a single layer: how many directions of the input can reach the logits at all?',
  fields: [
    {
      id: 'rank',
      label: 'Rank of W, at most',
      placeholder: 'a number',
      hint: 'W is the product of all weight matrices.',
    },
  ],
  checks: [
    { id: 'linear', what: 'Two or more layers, none nonlinear', limit: 'nothing bends before the logits' },
    { id: 'waist', what: 'One layer of at most d/2 units', limit: 'half of the narrower end' },
    { id: 'beyond', what: 'Singular values beyond its width', limit: 'below 1e-5 of the largest' },
    { id: 'rank', what: 'Your bound is the width', limit: 'the rank of a product is at most that' },
  ],
  hint: 'Put a Dense layer with few units before the last Dense, and leave out or bypass every activation. A product of matrices maps through its narrowest space, and no later layer brings lost directions back.',
  solution: { template: 'linear-bottleneck', answers: { rank: '5' } },
  claim: 'rank',
  check: checkBottleneck,
});

async function checkBottleneck(context: ExerciseContext) {
  const { plan } = context.graph;
  const bending = plan.operations.slice(0, plan.logits + 1).filter(({ type, params }) => {
    return (type === 'activation' && params.function !== 'linear') || type === 'layer-norm' || type === 'multiply';
  });
  const dense = plan.operations.slice(0, plan.logits + 1).filter(({ type }) => type === 'dense').length;
  const linear: CheckResult = {
    passed: bending.length === 0 && dense >= 2,
    measured: `${dense} ${dense === 1 ? 'layer' : 'layers'}`,
    ...(bending.length > 0 && { note: `${bending.map(({ title }) => title).join(', ')} bends` }),
  };
  const measured = await context.measure('rank');
  if (!measured.ok) {
    const none = failed('not measured', measured.error);
    return { linear, waist: none, beyond: none, rank: none };
  }
  const { waist, inputs, outputs, beyond } = measured.value;
  const half = Math.floor(Math.min(inputs, outputs) / 2);
  const narrow = waist !== null && waist.units <= half;
  const typed = Number(context.answers.rank?.trim() || Number.NaN);
  return {
    linear,
    waist: {
      passed: linear.passed && narrow,
      measured: waist === null ? 'none' : `${waist.units} ≤ ${half}`.replace('≤', narrow ? '≤' : '>'),
      ...(waist !== null && { note: waist.title }),
    },
    beyond: {
      passed: linear.passed && narrow && beyond !== null && beyond < 1e-5,
      measured: beyond === null ? 'none beyond' : compact(beyond),
    },
    rank: {
      passed: linear.passed && narrow && typed === waist.units,
      measured: Number.isNaN(typed) ? 'not typed' : String(typed),
    },
  };
}
