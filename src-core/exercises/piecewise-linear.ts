import { compact } from '../explain/words';
import { applyChange } from '../graph/apply-change';
import type { GraphDocument } from '../graph/document';
import { failed, untried } from './answers';
import { type CheckResult, defineExercise, type ExerciseContext } from './define-exercise';

const straight = 1e-5;
const piecewise: readonly unknown[] = ['relu', 'prelu'];

export const piecewiseLinearExercise = defineExercise({
  id: 'piecewise-linear',
  title: 'A ReLU network is piecewise linear',
  text: 'Show on your own network that an MLP with ReLU or pReLU alone is a **continuous, piecewise linear** function: along a line between two samples each logit is made of straight pieces, and every kink is a unit that switches on or off.',
  fields: [],
  checks: [
    { id: 'only', what: 'Only ReLU or pReLU between layers', limit: 'at least 1, and nothing else' },
    { id: 'straight', what: 'Straight between kinks', limit: 'second difference at most 1e-5' },
    { id: 'kinks', what: 'Every kink is a unit that flips', limit: 'kinks found = sign changes counted' },
    { id: 'smooth', what: 'A smooth function is refused', limit: 'with tanh in their place above 1e-5' },
  ],
  hint: 'Look at each node between two Dense layers: Function must say ReLU or pReLU, and the node must not be bypassed. If the line has no kink at all, train a little first.',
  solution: { template: 'piecewise-linear', answers: {} },
  claim: 'line-probe',
  check: checkLine,
});

async function checkLine(context: ExerciseContext) {
  const functions = functionsOf(context);
  const others = functions.filter((id) => !piecewise.includes(id));
  const only: CheckResult = {
    passed: functions.length > 0 && others.length === 0,
    measured: `${functions.length - others.length} of ${functions.length}`,
    note: others.length > 0 ? `also ${[...new Set(others)].join(', ')}` : `${functions.length} found`,
  };
  const probe = await context.measure('line-probe');
  if (!probe.ok || probe.value.smooth.length > 0) {
    const note = probe.ok ? 'this network bends everywhere' : probe.error;
    const none = failed('no pieces', note);
    return { only, straight: none, kinks: none, smooth: untried('not tried', 'first the ReLU network itself') };
  }
  const { secondDifference, kinks, signChanges } = probe.value;
  const same = kinks.length === signChanges;
  return {
    only,
    straight: { passed: secondDifference <= straight, measured: compact(secondDifference) },
    kinks: {
      passed: same && kinks.length > 0,
      measured: `${kinks.length} ${same ? '=' : '≠'} ${signChanges}`,
      ...(kinks.length === 0 && { note: 'no unit switches on this line' }),
    },
    smooth: await withTanh(context),
  };
}

/** Of the activation nodes between the input and the logits. */
function functionsOf({ graph: { plan } }: ExerciseContext): readonly string[] {
  return plan.operations
    .slice(0, plan.logits + 1)
    .flatMap(({ type, params }) => (type === 'activation' ? [String(params.function)] : []));
}

async function withTanh(context: ExerciseContext): Promise<CheckResult> {
  const { graph } = context;
  let document: GraphDocument = graph.document;
  for (const { node, type, params } of graph.plan.operations.slice(0, graph.plan.logits + 1)) {
    if (type !== 'activation' || !piecewise.includes(params.function)) continue;
    const changed = applyChange(document, { kind: 'set-params', node, params: { ...params, function: 'tanh' } });
    if (!changed.ok) return failed('not tried', changed.error);
    document = changed.value;
  }
  const probe = await context.measure('line-probe', {}, document);
  if (!probe.ok) return failed('not tried', probe.error);
  const { secondDifference, smooth } = probe.value;
  return { passed: smooth.length > 0 && secondDifference > straight, measured: compact(secondDifference) };
}
