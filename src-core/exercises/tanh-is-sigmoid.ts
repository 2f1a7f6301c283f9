import { compact } from '../explain/words';
import { benchPlaces, compareFormula, failed, untried } from './answers';
import { type CheckResult, defineExercise, type ExerciseContext } from './define-exercise';

export const tanhIsSigmoidExercise = defineExercise({
  id: 'tanh-is-sigmoid',
  title: 'tanh(x) + 1 = 2 sigmoid(2x)',
  text: 'Show that **tanh is a sigmoid**, scaled and moved. Write tanh with sigmoid alone, and let a network with tanh between two Dense layers be rewritten: its outputs must stay.',
  fields: [
    {
      id: 'tanh',
      label: 'tanh(x) =',
      placeholder: 'a formula with sigmoid',
      hint: 'Numbers, x and sigmoid are enough.',
    },
  ],
  checks: [
    { id: 'node', what: 'tanh between two Dense layers', limit: 'at least 1 that can be rewritten' },
    { id: 'formula', what: 'Your formula is tanh', limit: 'off by at most 1e-9 from −8 to 8, with sigmoid alone' },
    { id: 'same', what: 'The rewritten network computes the same', limit: 'outputs equal to 1e-5' },
  ],
  hint: 'Divide both fractions of (4.1.8) and (4.1.10) through by the same power of e: tanh(x) has e to the −2x where the sigmoid has e to the −x.',
  solution: { template: 'tanh-is-sigmoid', answers: { tanh: '2 sigmoid(2x) - 1' } },
  claim: 'tanh-sigmoid',
  check: checkIdentity,
});

async function checkIdentity(context: ExerciseContext) {
  const measured = await context.measure('tanh-sigmoid');
  const formula = formulaOf(context.answers.tanh ?? '');
  if (!measured.ok) {
    return { node: failed('none', measured.error), formula, same: untried('not measured') };
  }
  const { rewritten, comparison, holds } = measured.value;
  const tanh = rewritten.filter(({ form }) => form === 'tanh');
  return {
    node: {
      passed: tanh.length > 0,
      measured: `${tanh.length} found`,
      ...(tanh.length === 0 && { note: 'these are sigmoids already' }),
    },
    formula,
    same: {
      passed: tanh.length > 0 && holds,
      measured: compact(comparison.largestDifference),
      note: `on ${comparison.n.toLocaleString('en-US')} test ${comparison.unit}`,
    },
  };
}

function formulaOf(text: string): CheckResult {
  const other = /tanh|exp|\be\b/i.exec(text)?.[0];
  if (other !== undefined) return failed('other terms', `${other} is not a sigmoid`);
  return compareFormula(text, Math.tanh, benchPlaces, 1e-9);
}
