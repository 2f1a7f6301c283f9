import type { GraphNode } from '../../src-core/graph/document';
import type { NodeDefinition } from '../../src-core/nodes/define-node';
import { helpOf, sectionWords } from '../help/topics';
import { RichText } from '../ui/rich-text';
import { Formula } from './formula';

/** What the node computes and when to use it. An activation speaks of its own function. */
export function NodeHelpSection({ definition, node }: { definition: NodeDefinition; node: GraphNode }) {
  const help = helpOf(definition, node.params);
  return (
    <div className="sec">
      <Formula tex={help.formula} />
      <div className="prose">
        <p>
          <RichText text={help.text} />
        </p>
        <p>{help.use}</p>
        {help.section === undefined ? null : <p className="t3">{sectionWords(help.section)}.</p>}
      </div>
    </div>
  );
}
