import { Fragment } from 'react';
import type { LinearCollapseMeasurement } from '../../../src-core/explain/linear-collapse';
import { Formula } from '../../inspector/formula';
import { formatCount, formatShort } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { MatrixFigure } from '../matrix-figure';
import { RewriteButton } from '../rewrite-button';

export function LinearCollapseView({ measured, stale }: ClaimViewProps<LinearCollapseMeasurement>) {
  const { layers, formula, parameters, comparison, onlyAtInference } = measured;
  return (
    <>
      <Formula tex={`\\mathbf{W} = ${formula.weight}, \\qquad \\mathbf{b} = ${formula.bias}`} />
      <Matrices measured={measured} />
      <Facts>
        <Fact name="Parameters">
          {formatCount(parameters.before)}
          <Icon name="arrow-right" size={14} />
          <span className="vh">become</span>
          {formatCount(parameters.after)}
        </Fact>
        <Fact name="Largest difference of logits">
          {formatShort(comparison.largestDifference)}
          <span>
            on {formatCount(comparison.n)} test {comparison.unit}
          </span>
        </Fact>
      </Facts>
      <div className="claim-actions">
        <RewriteButton
          icon="fold-vertical"
          rewrite={measured.rewrite}
          stale={stale}
          done={`${layers.length} layers collapsed into one; the weights are kept.`}
        >
          Collapse
        </RewriteButton>
        <span className="t3 s12t">
          {onlyAtInference.length > 0
            ? `exact at inference: ${onlyAtInference.join(', ')} work otherwise in training; `
            : ''}
          keeps the trained weights; one undo brings all {layers.length} back
        </span>
      </div>
    </>
  );
}

function Matrices({ measured: { pictures, product, formula } }: { measured: LinearCollapseMeasurement }) {
  const largest = Math.max(...product.shape, ...pictures.flatMap(({ shape }) => shape));
  const symbols = formula.symbols.filter(({ tex }) => tex.includes('W'));
  return (
    <div className="matrices">
      {pictures.map((picture, index) => (
        <Fragment key={picture.name}>
          {index === 0 ? null : <span className="operator">×</span>}
          <MatrixFigure picture={picture} tex={symbols[index]?.tex ?? ''} largest={largest} />
        </Fragment>
      ))}
      <span className="operator">=</span>
      <MatrixFigure picture={product} tex="\mathbf{W}" largest={largest} />
    </div>
  );
}
