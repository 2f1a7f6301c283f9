import type { NodeId } from '../ids';
import { findNodeDefinition } from '../nodes/registry';
import { formatShape } from '../nodes/shape-rules';
import { fail, ok, type Result } from '../result';
import type { Analysis } from './analysis';
import type { GraphDocument } from './document';
import { shapeWithWire } from './infer-shapes';
import { upstreamOf, wiringOf } from './topology';

/**
 * Whether a wire may be drawn into that slot (what is there now would be replaced); a sentence why not otherwise.
 * A flat input that is missing is no reason: the analysis offers to insert Flatten.
 */
export function canConnect(
  document: GraphDocument,
  analysis: Analysis,
  from: NodeId,
  to: NodeId,
  slot: number,
): Result<null, string> {
  const wiring = wiringOf(document);
  const target = wiring.nodes.get(to);
  if (!wiring.nodes.has(from) || !target) return fail('One end of this wire is not there.');
  const name = (node: NodeId) => analysis.nodes.get(node)?.name ?? node;
  const most = findNodeDefinition(target.type)?.inputs.max ?? 0;
  if (most === 0) return fail(`${name(to)} takes no wires: the data enter there.`);
  if (!Number.isInteger(slot) || slot < 0 || slot >= most) {
    return fail(`${name(to)} takes ${most === 1 ? 'one wire' : `at most ${most} wires`}.`);
  }
  if (from === to) return fail(`${name(to)} cannot feed itself.`);
  if (upstreamOf(wiring, [from]).has(to)) {
    return fail(`${name(to)} feeds ${name(from)} already: this wire would close a loop.`);
  }
  const shape = analysis.nodes.get(from)?.output;
  if (!shape) return ok(null);
  const inputs = wiring.wiresInto(to).map((edge) => ({
    slot: edge.slot,
    shape: analysis.nodes.get(edge.from)?.output ?? null,
  }));
  const fit = shapeWithWire(target, inputs, slot, shape);
  if (fit.ok || fit.error.kind === 'wants-flat') return ok(null);
  switch (fit.error.kind) {
    case 'shapes-differ': {
      const { first, other } = fit.error;
      return fail(`${name(to)} joins inputs that fit: ${formatShape(first)} and ${formatShape(other)} do not.`);
    }
    case 'wants-image':
      return fail(`${name(to)} wants images; ${name(from)} gives ${formatShape(shape)}.`);
    case 'impossible':
      return fail(`${name(to)} ${fit.error.text}.`);
  }
}
