import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Diagnosis } from '../../src-core/training/detective/diagnosis';
import { Icon } from '../ui/icon';
import { useDetail } from './detail';
import { farFindings, placeFindings, widest } from './far-findings';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import { useFoundDiagnosis } from './use-wire-finding';

interface Drawn {
  readonly nodes: readonly AnyFlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** What a diverged run is to blame for, at a size that can be read, while the cards are too small to say it themselves. */
export function FarFindingWords(drawn: Drawn) {
  const diagnosis = useFoundDiagnosis();
  const detail = useDetail();
  return diagnosis === null || detail === 'full' ? null : <Words {...drawn} diagnosis={diagnosis} />;
}

function Words({ nodes, edges, diagnosis }: Drawn & { readonly diagnosis: Diagnosis }) {
  const screen = useStore(useShallow(({ transform, width, height }) => ({ transform, width, height })));
  const findings = useMemo(() => farFindings(nodes, edges, diagnosis), [nodes, edges, diagnosis]);
  // Screen readers have them from the cards' names and the Detective.
  return (
    <div className="far-findings" aria-hidden="true">
      {placeFindings(findings, screen).map(({ tone, words, left, middle }) => (
        <span
          key={words}
          className={`wl ${tone}`}
          style={{ maxWidth: widest, transform: `translate(${left}px, ${middle}px) translateY(-50%)` }}
        >
          <Icon name={tone === 'e' ? 'circle-alert' : 'triangle-alert'} size={12} />
          <span className="cut">{words}</span>
        </span>
      ))}
    </div>
  );
}
