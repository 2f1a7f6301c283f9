import type { NodeId } from '../../../src-core/ids';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { type WireFinding, wireFindingOf } from '../../training/detective/wire-finding';
import type { FlowEdge } from '../flow-adapter';
import { type WireLook, wireLook } from '../wire-look';

/** How all wires look, by their ids: as each of them does that is drawn alone. */
export function wireLooks(
  edges: readonly FlowEdge[],
  live: ReadonlyMap<NodeId, unknown> | null,
  diagnosis: Diagnosis | null,
): ReadonlyMap<string, WireLook> {
  const findings = new Map<NodeId, WireFinding | null>();
  const findingOf = (from: NodeId): WireFinding | null => {
    if (diagnosis === null) return null;
    const known = findings.get(from);
    const finding = known === undefined ? wireFindingOf(diagnosis, from) : known;
    findings.set(from, finding);
    return finding;
  };
  return new Map(
    edges.flatMap(({ id, data, selected }) => {
      if (data === undefined) return [];
      const { from } = data.edge;
      return [[id, wireLook(data, selected === true, live?.has(from) === true, findingOf(from))]];
    }),
  );
}

/** What is read out of the drawing. */
export function overviewWords(cards: number): string {
  if (cards === 1) return '1 card, drawn small. Tab leads to it; the outline lists it too.';
  return `${cards.toLocaleString('en-US')} cards, drawn small. Tab leads from card to card; the outline lists them all.`;
}
