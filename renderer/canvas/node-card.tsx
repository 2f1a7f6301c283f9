import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import type { Problem, Severity } from '../../src-core/graph/problems';
import type { NodeId } from '../../src-core/ids';
import { plainText } from '../../src-core/rich-text';
import { formatCount, formatShape } from '../ui/format';
import { Icon } from '../ui/icon';
import { type CardData, worstSeverity } from './card-data';
import { useDetail } from './detail';
import { ExplainNote } from './explain-note';
import { FindingNote } from './finding-note';
import type { FlowNode } from './flow-adapter';
import { LinearNote } from './linear-note';
import { useLive } from './live';
import { LiveLine } from './live-line';
import { usualCardHeight } from './measures';
import { Thumbnail } from './thumbnails/thumbnail';

const mostNotes = 3;
const letter: Record<Severity, string> = { error: 'e', warning: 'w', info: 'n' };
const stateIcon: Record<Severity, string> = { error: 'circle-alert', warning: 'triangle-alert', info: 'info' };
const order: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * A node of the network: header, picture, live line, footer, notes. Position and focus belong to React Flow, so a card
 * that only moves is not drawn again.
 */
export const NodeCard = memo(Card, (one, other) => one.data === other.data && one.selected === other.selected);

function Card({ data, selected, height = usualCardHeight }: NodeProps<FlowNode>) {
  const { running, nodes } = useLive();
  const detail = useDetail();
  const problems = data.analysis?.problems ?? [];
  const worst = worstSeverity(problems);
  const inRun = running && nodes?.has(data.node.id) === true;
  const classes = [
    'node',
    selected ? 'sel' : '',
    worst === 'error' || worst === 'warning' ? letter[worst] : '',
    inRun ? 'run' : '',
    data.node.bypassed === true ? 'byp' : '',
    data.verdict === null ? '' : data.verdict.ok ? 'drop' : 'dim',
  ];
  if (detail === 'overview') {
    // As high as it was, so that React Flow does not measure it anew.
    return (
      <>
        <article className="node unseen" data-testid={`card-${data.node.id}`} style={{ height }} />
        <Ports data={data} worst={worst} flowing={inRun} />
      </>
    );
  }
  return (
    <>
      <article className={classes.filter(Boolean).join(' ')} data-testid={`card-${data.node.id}`}>
        <CardHeader data={data} worst={worst} />
        <Thumbnail data={data} />
        {detail === 'full' ? (
          <>
            <LiveLine data={data} />
            <CardFooter data={data} />
            <Notes problems={problems} node={data.node.id} />
            <LinearNote node={data.node.id} />
            <FindingNote node={data.node.id} />
          </>
        ) : null}
      </article>
      {data.verdict?.ok === false ? <span className="tooltip why">{data.verdict.reason}</span> : null}
      <Ports data={data} worst={worst} flowing={inRun} />
    </>
  );
}

function CardHeader({ data, worst }: { data: CardData; worst: Severity | null }) {
  const { definition, node, analysis, name } = data;
  const bypassed = node.bypassed === true;
  const headline = bypassed ? 'bypassed' : definition.headline(node.params, analysis?.output ?? null);
  return (
    <header>
      <Icon name={definition.cardIcon(node.params)} />
      <b className="cut" title={name}>
        {name}
      </b>
      {headline === '' ? null : <span className="par">{headline}</span>}
      {worst === 'error' || worst === 'warning' ? (
        <span className="st">
          <Icon name={stateIcon[worst]} />
        </span>
      ) : null}
    </header>
  );
}

function CardFooter({ data: { analysis, takesInput } }: { data: CardData }) {
  const output = analysis?.output ?? null;
  const cost = analysis?.cost ?? null;
  const whole = output === null ? 'shape unknown' : `${takesInput ? 'batch × ' : ''}${formatShape(output)}`;
  // Beside the shape of an image there is no room for the batch; the wires have it.
  const shape = output === null || output.length < 3 ? whole : formatShape(output);
  return (
    <footer>
      <span className="cut" title={whole}>
        {shape}
      </span>
      {output === null || cost === null ? null : (
        <span>
          {formatCount(cost.parameters)} {cost.parameters === 1 ? 'param' : 'params'}
        </span>
      )}
    </footer>
  );
}

function Notes({ problems, node }: { problems: readonly Problem[]; node: NodeId }) {
  const sorted = order.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  return sorted.slice(0, mostNotes).map((problem) => {
    const icon = problem.code === 'linear.collapse' ? 'layers' : stateIcon[problem.severity];
    return (
      <div
        key={`${problem.code}:${problem.badge}`}
        className={`note ${letter[problem.severity]}`}
        title={plainText(problem.message)}
      >
        <Icon name={icon} size={12} />
        {problem.explain === undefined ? (
          problem.badge
        ) : (
          <ExplainNote claim={problem.explain} node={node} badge={problem.badge} />
        )}
      </div>
    );
  });
}

function Ports({ data, worst, flowing }: { data: CardData; worst: Severity | null; flowing: boolean }) {
  const { verdict, takesInput, inputLinked, outputLinked, portAbove, portBelow } = data;
  const look = (linked: boolean): string => (flowing && linked ? 'hot' : linked ? 'linked' : '');
  const target = verdict === null ? '' : verdict.ok ? 'ok' : 'no';
  const input = target === '' ? (worst === 'error' && hasShapeFault(data) ? 'e' : look(inputLinked)) : target;
  return (
    <>
      {takesInput ? (
        <Handle
          type="target"
          position={Position.Left}
          className={`port in ${input}`}
          style={{ '--above': `${portAbove}px`, '--below': `${portBelow}px` }}
          role="img"
          aria-label={`Input of ${data.name}`}
        />
      ) : null}
      <Handle
        type="source"
        position={Position.Right}
        className={`port out ${look(outputLinked)} ${data.definition.thumbnail === 'bars' && !outputLinked ? 'end' : ''}`}
        role="img"
        aria-label={`Output of ${data.name}`}
      />
    </>
  );
}

/** The fault lies in what comes in: the port is marked, not only the card. */
function hasShapeFault({ analysis }: CardData): boolean {
  return analysis !== null && analysis.output === null;
}
