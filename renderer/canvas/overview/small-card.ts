import type { Severity } from '../../../src-core/graph/problems';
import { type CardData, worstSeverity } from '../card-data';
import type { FlowNode } from '../flow-adapter';

/** What the overview tells of a card by its colours. A fault is marked by a sign, too. */
export type Tone = 'plain' | 'selected' | 'error' | 'warning' | 'bypassed' | 'fits' | 'refused';

export interface SmallCard {
  readonly tone: Tone;
  readonly sign: 'error' | 'warning' | null;
  /** Of the bar that stands for the name, in px of the card. */
  readonly nameWidth: number;
  readonly height: number;
}

/** Header, picture and the margin under it: the height of a card of which no more is drawn. */
const farHeight = 133;
/** A picture of bars has as much as it needs. */
const farHeightWithBars = 179;
const name = { perCharacter: 11.5, most: 136 };

const known = new WeakMap<CardData, Omit<SmallCard, 'tone'> & { readonly worst: Severity | null }>();

export function smallCard({ data, selected }: FlowNode): SmallCard {
  let facts = known.get(data);
  if (facts === undefined) {
    const worst = worstSeverity(data.analysis?.problems ?? []);
    facts = {
      worst,
      sign: worst === 'info' ? null : worst,
      nameWidth: Math.min(name.most, data.name.length * name.perCharacter),
      height: data.definition.thumbnail === 'bars' ? farHeightWithBars : farHeight,
    };
    known.set(data, facts);
  }
  return { ...facts, tone: toneOf(data, selected === true, facts.worst) };
}

function toneOf({ verdict, node }: CardData, selected: boolean, worst: Severity | null): Tone {
  if (verdict !== null) return verdict.ok ? 'fits' : 'refused';
  if (selected) return 'selected';
  if (worst === 'error' || worst === 'warning') return worst;
  return node.bypassed === true ? 'bypassed' : 'plain';
}
