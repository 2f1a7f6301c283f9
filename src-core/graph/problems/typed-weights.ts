import type { NodeId } from '../../ids';
import { dense, typedRows } from '../../nodes/dense';
import { elementsOf } from '../../nodes/shape-rules';
import { faultOfMatrix, parseTypedMatrix, resizedMatrixText } from '../../nodes/typed-matrix';
import { bold, type GraphFacts } from '../graph-facts';
import type { Problem } from '../problems';

/** Weights typed in by hand that do not fill the layer. */
export function typedWeightProblems(facts: GraphFacts): readonly Problem[] {
  return facts.ofType(dense.type).flatMap((id) => typedProblem(facts, id));
}

function typedProblem(facts: GraphFacts, id: NodeId): readonly Problem[] {
  const node = facts.wiring.nodes.get(id);
  if (node?.type !== dense.type || node.bypassed || node.params.initialiser !== 'typed') return [];
  const params = dense.params.safeParse(node.params);
  const input = facts.inferred.get(id)?.inputs[0];
  if (!params.success || !input) return [];
  const { units, bias, typed } = params.data;
  const rows = typedRows(elementsOf(input), bias);
  const matrix = parseTypedMatrix(typed);
  const fault = faultOfMatrix(matrix, rows, units);
  if (fault === null) return [];
  return [
    {
      code: 'weights.typed',
      severity: 'error',
      nodes: [id],
      edges: [],
      message: `${bold(facts, id)} takes ${rows} × ${units} numbers${bias ? ', the last row for the bias' : ''}: ${fault}.`,
      badge: 'typed weights misfit',
      fixes: [
        {
          title: `Fit to ${rows} × ${units}`,
          icon: 'pencil',
          change: { kind: 'set-params', node: id, params: { typed: resizedMatrixText(matrix, rows, units) } },
        },
      ],
    },
  ];
}
