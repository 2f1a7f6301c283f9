import { cutText } from '../../cut-text';
import { edgeId, type NodeId, nodeId } from '../../ids';
import type { GraphDocument, GraphEdge } from '../document';
import { limits } from '../document-schema';

/** Gives out ids and labels that a document does not have, each once; for many nodes at a time. */
export interface FreeNames {
  node(type: string): NodeId;
  edge(from: NodeId, to: NodeId, slot: number): GraphEdge;
  /** The label itself where it is free, else with the next number: "Encoder", "Encoder 2". */
  label(wanted: string): string;
}

export function freeNames(document: GraphDocument): FreeNames {
  const ids = new Set<string>(document.nodes.map(({ id }) => id));
  const edgeIds = new Set<string>(document.edges.map(({ id }) => id));
  const labels = new Set(document.nodes.flatMap(({ label }) => label ?? []));
  const last = new Map<string, number>();
  return {
    node(type) {
      let number = last.get(type) ?? highestNumber(ids, `${type}-`);
      do number += 1;
      while (ids.has(`${type}-${number}`));
      last.set(type, number);
      return nodeId(`${type}-${number}`);
    },
    edge(from, to, slot) {
      const id = firstFree(`${from}>${to}.${slot}`, '.', edgeIds);
      return { id: edgeId(id), from, to, slot };
    },
    label(wanted) {
      if (!labels.has(wanted)) {
        labels.add(wanted);
        return wanted;
      }
      // A copy of "Encoder 2" is "Encoder 3", not "Encoder 2 2".
      const base = cutText(wanted.replace(/ \d{1,6}$/, ''), limits.name - 8);
      return firstFree(base, ' ', labels);
    },
  };
}

/** The text, or the text with the lowest number from 2 that is free; taken from now on. */
function firstFree(text: string, mark: string, taken: Set<string>): string {
  let free = text;
  for (let number = 2; taken.has(free); number++) free = `${text}${mark}${number}`;
  taken.add(free);
  return free;
}

function highestNumber(ids: ReadonlySet<string>, start: string): number {
  let highest = 0;
  for (const id of ids) {
    const number = id.startsWith(start) ? Number(id.slice(start.length)) : 0;
    if (Number.isInteger(number) && number > highest && number < 1e9) highest = number;
  }
  return highest;
}
