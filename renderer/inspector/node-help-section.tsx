import type { GraphNode } from '../../src-core/graph/document';
import { findActivationFunction } from '../../src-core/nodes/activation-functions';
import type { NodeDefinition } from '../../src-core/nodes/define-node';
import { RichText } from '../ui/rich-text';
import { Formula } from './formula';

/** What the node computes and when to use it. An activation speaks of its own function. */
export function NodeHelpSection({ definition, node }: { definition: NodeDefinition; node: GraphNode }) {
  const help = helpOf(definition, node);
  return (
    <div className="sec">
      <Formula tex={help.formula} />
      <div className="prose">
        <p>
          <RichText text={help.text} />
        </p>
        {help.section === undefined ? null : <p className="t3">Section {help.section} of the chapter.</p>}
      </div>
    </div>
  );
}

function helpOf(definition: NodeDefinition, node: GraphNode): NodeDefinition['help'] {
  const chosen = node.params.function;
  const activation = typeof chosen === 'string' ? findActivationFunction(chosen) : null;
  return activation ?? definition.help;
}
