import type { GraphNode } from '../../src-core/graph/document';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { countWords } from '../commands/count-words';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import type { AppState } from '../store/state';
import { Button } from '../ui/button';
import { ArrangeButtons } from './arrange-buttons';
import { LinearStackSection } from './linear-stack-section';
import { ManyForm } from './many-form';
import { NodeCosts } from './node-costs';
import { PaneHeader } from './pane-header';

type Selection = Pick<AppState, 'selectedNodes' | 'selectedEdges' | 'selectedAnnotations'>;

/** Several things at once: what they are, what can be set for all of them, what they cost together, and delete. */
export function ManyPane({ selectedNodes, selectedEdges, selectedAnnotations }: Selection) {
  const document = useApp((state) => state.document);
  const remove = useCommand('edit.delete');
  const nodes = document.nodes.filter(({ id }) => selectedNodes.has(id));
  const frames = document.frames.filter(({ id }) => selectedAnnotations.has(id)).length;
  const words = countWords(nodes.length, selectedEdges.size, frames, selectedAnnotations.size - frames);
  return (
    <>
      <PaneHeader icon="layers" title={words} kind={kindsOf(nodes) || 'Selected'} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="ins-body" aria-label="Settings of the selection" tabIndex={0}>
        <LinearStackSection nodes={nodes.map(({ id }) => id)} />
        {/* Another selection is another form: what is half typed belongs to the one before. */}
        <ManyForm key={nodes.map(({ id }) => id).join(' ')} nodes={nodes} />
        {nodes.length + selectedAnnotations.size > 1 ? (
          <div className="sec">
            <h3>Arrange</h3>
            <ArrangeButtons />
          </div>
        ) : null}
        {nodes.length === 0 ? null : (
          <div className="sec">
            <NodeCosts nodes={nodes.map(({ id }) => id)} />
          </div>
        )}
        <div className="sec">
          <Button look="danger" icon="trash-2" onClick={() => remove.run()}>
            Delete {words}
          </Button>
        </div>
      </section>
    </>
  );
}

/** "3 Dense, 2 ReLU", the most frequent first. */
function kindsOf(nodes: readonly GraphNode[]): string {
  const counts = new Map<string, number>();
  for (const { type, params } of nodes) {
    const name = findNodeDefinition(type)?.name(params) ?? type;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([name, count]) => `${count} ${name}`).join(', ');
}
