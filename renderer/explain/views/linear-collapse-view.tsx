import { Fragment } from 'react';
import type { LinearCollapseMeasurement } from '../../../src-core/explain/linear-collapse';
import { Formula } from '../../inspector/formula';
import { fixTitle } from '../../problems/problem-words';
import { useApp } from '../../store/create-store';
import { Button } from '../../ui/button';
import { formatCount, formatShort } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { useClaimOptions } from '../claim-options';
import type { ClaimViewProps } from '../claim-view';
import { Fact, Facts } from '../facts';
import { MatrixFigure } from '../matrix-figure';
import { RewriteButton } from '../rewrite-button';

export function LinearCollapseView({ measured, stale }: ClaimViewProps<LinearCollapseMeasurement>) {
  const { layers, formula, parameters, comparison, onlyAtInference, ofImages, bend } = measured;
  const edit = useApp((state) => state.edit);
  const { explain } = useClaimOptions();
  const [first] = layers;
  return (
    <>
      <Formula tex={`\\mathbf{W} = ${formula.weight}, \\qquad \\mathbf{b} = ${formula.bias}`} />
      <p className="t3 s11t">
        For rows: <b>y = xW + b</b>, factors in the order of flow. The chapter’s (4.1.3) is for columns, and has W₂W₁.
      </p>
      {ofImages ? (
        <p className="t2 s12t">
          <b>C</b> is the matrix of a convolution from all pixels to all pixels, drawn by its filters, <b>P</b> that of
          a pool of averages. They are one <b>dense</b> layer: padding keeps two convolutions from being one
          convolution.
        </p>
      ) : null}
      <Matrices measured={measured} />
      <Facts>
        <Fact name="Parameters">
          {formatCount(parameters.before)}
          <Icon name="arrow-right" size={14} />
          <span className="vh">become</span>
          {formatCount(parameters.after)}
          {ofImages && parameters.after > parameters.before ? <span>a dense layer shares no weights</span> : null}
        </Fact>
        <Fact name="Largest difference of logits">
          {formatShort(comparison.largestDifference)}
          <span>
            on {formatCount(comparison.n)} test {comparison.unit}; largest logit {formatShort(comparison.largest)}
          </span>
        </Fact>
        {onlyAtInference.length === 0 ? null : (
          <Fact name="At inference only">
            <span>{onlyAtInference.join(', ')} work otherwise while training</span>
          </Fact>
        )}
      </Facts>
      <div className="claim-actions">
        <RewriteButton
          icon="fold-vertical"
          claim="linear-collapse"
          measured={measured}
          stale={stale}
          done={`${layers.length} layers collapsed into one; the weights are kept.`}
        >
          Collapse
        </RewriteButton>
        {bend === null ? null : (
          <Button icon={bend.icon} onClick={() => edit(bend.change, fixTitle(bend.title))}>
            {bend.title === 'Insert ReLU' ? 'Add ReLUs' : bend.title}
          </Button>
        )}
        <Button
          icon="chart-no-axes-column"
          onClick={() => explain('rank', first === undefined ? {} : { node: first.node })}
        >
          Show singular values
        </Button>
        <span className="t3 s12t">keeps the weights, one undo</span>
      </div>
    </>
  );
}

function Matrices({ measured: { pictures, product, formula } }: { measured: LinearCollapseMeasurement }) {
  const largest = Math.max(...product.shape, ...pictures.flatMap(({ shape }) => shape));
  const symbols = formula.symbols.filter(({ tex }) => !tex.includes('D'));
  // Only of a plain chain is the product of the pictures the picture of the product.
  const chain = formula.isChain;
  return (
    <div className="matrices">
      {pictures.map((picture, index) => (
        <Fragment key={picture.name}>
          {index === 0 || !chain ? null : <span className="operator">×</span>}
          <MatrixFigure
            picture={picture}
            tex={symbols[index]?.tex ?? ''}
            of={symbols[index]?.tex.includes('C') ? 'filters' : undefined}
            largest={largest}
          />
        </Fragment>
      ))}
      {chain ? <span className="operator">=</span> : <Icon name="arrow-right" />}
      <MatrixFigure picture={product} tex="\mathbf{W}" largest={largest} />
    </div>
  );
}
