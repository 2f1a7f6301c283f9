import type { NodeId } from '../../src-core/ids';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { topicOf } from '../help/topics';
import { useApp } from '../store/create-store';
import { IconButton } from '../ui/icon-button';
import { Bench } from './bench';
import { DeleteButton } from './delete-button';
import { FindingSection } from './finding-section';
import { LiveSection } from './live-section';
import { NodeForm } from './node-form';
import { NodeHelpSection } from './node-help-section';
import { describeKind } from './node-kind';
import { NodeProblems } from './node-problems';
import { PaneHeader } from './pane-header';
import { RowSumsSection } from './row-sums-section';
import { ShapeAndCost } from './shape-and-cost';
import { UnitsSection } from './units-section';

/** Everything about one node: what is wrong, its settings, its cost, what it is doing, what it is for. */
export function NodePane({ id }: { id: NodeId }) {
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  const openHelp = useApp((state) => state.openHelp);
  const node = document.nodes.find((candidate) => candidate.id === id);
  const definition = node === undefined ? null : findNodeDefinition(node.type);
  const known = analysis.nodes.get(id);
  if (node === undefined || definition === null || known === undefined) return null;
  return (
    <>
      <PaneHeader
        icon={definition.cardIcon(node.params)}
        title={known.name}
        kind={describeKind(node, definition, document, analysis)}
      >
        <IconButton icon="book-open" label="Help on this node" shortcut="F1" onClick={() => openHelp(topicOf(node))} />
        <DeleteButton />
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="ins-body" aria-label={`Settings of ${known.name}`} tabIndex={0}>
        <NodeProblems problems={known.problems} />
        <FindingSection node={id} />
        <NodeForm node={node} definition={definition} name={known.name} />
        <UnitsSection node={node} />
        <LiveSection node={id} />
        <RowSumsSection node={node} />
        {definition.thumbnail === 'curve' ? <Bench node={node} /> : null}
        <ShapeAndCost node={known} />
        <NodeHelpSection definition={definition} node={node} />
      </section>
    </>
  );
}
