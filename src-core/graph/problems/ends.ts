import type { NodeId } from '../../ids';
import type { Change } from '../edit';
import { bold, type GraphFacts, listed, nameOf } from '../graph-facts';
import { skipBypassed } from '../head';
import type { Fix, Problem } from '../problems';
import { upstreamOf } from '../topology';

/** Whether the network has anything in it, one way in and one way out. */
export function endProblems(facts: GraphFacts): readonly Problem[] {
  if (facts.document.nodes.length === 0) return [empty];
  return [...inputProblems(facts), ...outputProblems(facts)];
}

function inputProblems(facts: GraphFacts): readonly Problem[] {
  const { sources, wiring } = facts;
  const [first] = sources;
  if (first === undefined) {
    const roots = facts.order.filter((id) => wiring.wiresInto(id).length === 0);
    return [
      {
        code: 'graph.no-input',
        severity: 'error',
        nodes: roots,
        edges: [],
        message: 'The network has no Input, so no data can enter it.',
        badge: 'no Input before it',
        fixes: [addInput],
      },
    ];
  }
  if (sources.length === 1) return [];
  return [
    {
      code: 'graph.two-inputs',
      severity: 'error',
      nodes: sources,
      edges: [],
      message: `${listed(facts, sources)} are ${sources.length} inputs; the data enter by one.`,
      badge: 'more than one input',
      fixes: [keepOneInput(facts, mainSource(facts))],
    },
  ];
}

function outputProblems(facts: GraphFacts): readonly Problem[] {
  const { sources, sinks, wiring } = facts;
  if (sinks.length > 1) {
    return [
      {
        code: 'graph.two-outputs',
        severity: 'error',
        nodes: sinks,
        edges: [],
        message: `${listed(facts, sinks)} are ${sinks.length} ends; the network needs one output.`,
        badge: 'more than one output',
        fixes: [...sinks]
          .reverse()
          .slice(0, 3)
          .map((sink) => keepOneOutput(facts, sink)),
      },
    ];
  }
  const [source] = sources;
  if (source === undefined) return [];
  const last = facts.output === null ? source : skipBypassed(wiring, facts.output);
  if (!sources.includes(last)) return [];
  // A loop or an empty input says better what is wrong than "no output" would.
  if (facts.output === null && (facts.cycles.length > 0 || facts.document.nodes.length > sources.length)) return [];
  const bypassed = facts.order.filter((id) => facts.path.has(id) && wiring.nodes.get(id)?.bypassed);
  const what = bypassed.length > 0 ? 'Everything behind' : 'Nothing follows';
  return [
    {
      code: 'graph.no-output',
      severity: 'error',
      nodes: [source],
      edges: [],
      message: `${what} ${bold(facts, source)}${bypassed.length > 0 ? ' is bypassed' : ''}: the network computes nothing.`,
      badge: 'no output',
      fixes: [bypassed.length > 0 ? unbypass(facts, bypassed) : appendLayer(facts, source)],
    },
  ];
}

const addInput: Fix = {
  title: 'Add Input',
  icon: 'plus',
  change: { kind: 'place', nodes: [{ type: 'input' }], where: { at: 'start' } },
};

const empty: Problem = {
  code: 'graph.empty',
  severity: 'error',
  nodes: [],
  edges: [],
  message: 'The network is empty: begin with an Input.',
  badge: 'empty',
  fixes: [addInput],
};

/** A flat way on: Flatten behind images, a dense layer behind rows. */
function appendLayer(facts: GraphFacts, source: NodeId): Fix {
  const isFlat = facts.data === null || facts.data.shape.length === 1;
  const units = Math.max(facts.data?.classes.length ?? 1, 1);
  const node = isFlat ? { type: 'dense', params: { units } } : { type: 'flatten' };
  const change: Change = { kind: 'place', nodes: [node], where: { at: 'behind', node: source } };
  return { title: isFlat ? 'Append Dense' : 'Append Flatten', icon: 'plus', change };
}

function unbypass(facts: GraphFacts, nodes: readonly NodeId[]): Fix {
  const [first] = nodes;
  const title = nodes.length === 1 && first !== undefined ? `Switch ${nameOf(facts, first)} on` : 'Switch them on';
  const changes = nodes.map((node) => ({ kind: 'bypass', node, bypassed: false }) as const);
  return { title, icon: 'power', change: { kind: 'all', changes } };
}

/** The source that feeds something, else the first. */
function mainSource(facts: GraphFacts): NodeId | undefined {
  return facts.sources.find((id) => facts.wiring.wiresOutOf(id).length > 0) ?? facts.sources[0];
}

/** Removes the other inputs; their wires then start at the one that is kept. */
function keepOneInput(facts: GraphFacts, kept: NodeId | undefined): Fix {
  const others = facts.sources.filter((id) => id !== kept);
  const connect = others.flatMap((other) =>
    facts.wiring
      .wiresOutOf(other)
      .flatMap((edge) => (kept === undefined ? [] : [{ kind: 'connect', edge: { ...edge, from: kept } } as const])),
  );
  const [only] = others;
  return {
    title:
      others.length === 1 && only !== undefined ? `Remove ${nameOf(facts, only)}` : `Remove ${others.length} inputs`,
    icon: 'trash-2',
    change: { kind: 'all', changes: [{ kind: 'remove', nodes: others, edges: [] }, ...connect] },
  };
}

/** Removes what leads to other ends only. */
function keepOneOutput(facts: GraphFacts, kept: NodeId): Fix {
  const needed = upstreamOf(facts.wiring, [kept]);
  const branches = upstreamOf(
    facts.wiring,
    facts.sinks.filter((sink) => sink !== kept),
  );
  const removed = [...branches].filter((id) => !needed.has(id) && !facts.sources.includes(id));
  return {
    title: `Keep ${nameOf(facts, kept)} only`,
    icon: 'trash-2',
    change: { kind: 'remove', nodes: removed, edges: [] },
  };
}
