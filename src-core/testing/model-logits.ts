import type { GraphDocument } from '../graph/document';
import { buildModel, setWeights } from '../model/build-model';
import type { ModelWeights } from '../model/weights';
import { claimGraph } from './claims';
import { tfjs } from './tfjs-node';

/**
 * Logits of the document's own TensorFlow.js model, `[rows, units]`.
 * @param rows samples laid out flat
 */
export function modelLogits(
  document: GraphDocument,
  weights: ModelWeights,
  rows: readonly (readonly number[])[],
): Float32Array {
  const { plan } = claimGraph(document);
  const model = buildModel(tfjs, plan);
  const arranged = plan.operations.flatMap((operation) =>
    operation.weights.map(({ name }) => {
      const found = weights.find((weight) => weight.node === operation.node && weight.name === name);
      if (!found) throw new Error(`no ${name} of ${operation.title}`);
      return found;
    }),
  );
  setWeights(tfjs, model, plan, arranged);
  const layer = model.getLayer(plan.operations[plan.logits]?.name ?? '');
  const whole = tfjs.model({ inputs: model.inputs, outputs: layer.output });
  const shape = [rows.length, ...(plan.operations[0]?.outputShape ?? [])];
  const output = whole.predict(tfjs.tensor(rows.flat(), shape));
  if (Array.isArray(output)) throw new Error('one output expected');
  return Float32Array.from(output.dataSync());
}
