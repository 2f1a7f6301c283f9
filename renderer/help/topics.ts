import type { GraphNode } from '../../src-core/graph/document';
import { findActivationFunction } from '../../src-core/nodes/activation-functions';
import type { NodeDefinition, NodeHelp, ParamRecord } from '../../src-core/nodes/define-node';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { paletteGroups } from '../palette/palette-groups';

/** A page of help: a node type, or one of the functions of the activation node. */
export interface HelpTopic {
  readonly key: string;
  readonly title: string;
  readonly icon: string;
  readonly definition: NodeDefinition;
  /** With which the node is on this page, beside its defaults. */
  readonly params: ParamRecord;
  readonly help: NodeHelp;
}

export interface HelpGroup {
  readonly title: string;
  readonly topics: readonly HelpTopic[];
}

/** Every node there is, in the order of the palette. */
export const helpGroups: readonly HelpGroup[] = paletteGroups.map(({ title, entries }) => ({
  title,
  topics: entries.flatMap(({ type, params, icon, title: entry, name }): HelpTopic[] => {
    const definition = findNodeDefinition(type);
    if (definition === null) return [];
    const alone = definition.palette.length === 1;
    const help = helpOf(definition, params);
    return [{ key: topicOf({ type, params }), title: alone ? name : entry, icon, definition, params, help }];
  }),
}));

const topics = helpGroups.flatMap((group) => group.topics);

export function findTopic(key: string): HelpTopic | null {
  return topics.find((topic) => topic.key === key) ?? null;
}

/** The page that is about a node. */
export function topicOf({ type, params }: Pick<GraphNode, 'type' | 'params'>): string {
  return typeof params.function === 'string' ? `${type} ${params.function}` : type;
}

/** An activation speaks of its own function. */
export function helpOf(definition: NodeDefinition, params: ParamRecord): NodeHelp {
  const chosen = params.function;
  return (typeof chosen === 'string' ? findActivationFunction(chosen) : null) ?? definition.help;
}

const sections: Readonly<Record<string, string>> = {
  '4.1.1': 'Hidden Layers',
  '4.1.1.1': 'Incorporating Hidden Layers',
  '4.1.1.2': 'From Linear to Nonlinear',
  '4.1.1.3': 'Vectorization and Minibatch',
  '4.1.2': 'Activation Functions',
  '4.1.2.1': 'ReLU Function',
  '4.1.2.2': 'Sigmoid Function',
  '4.1.2.3': 'Tanh Function',
  '4.1.4': 'Exercises',
};

/** "Section 4.1.2.1 of the chapter: ReLU Function" */
export function sectionWords(section: string): string {
  const title = sections[section];
  return `Section ${section} of the chapter${title === undefined ? '' : `: ${title}`}`;
}
