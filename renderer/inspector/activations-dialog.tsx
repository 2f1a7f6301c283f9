import { useState } from 'react';
import { activationFunctions } from '../../src-core/nodes/activation-functions';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { toNumberText } from '../ui/number-text';
import { BenchPlot, readout } from './bench-plot';
import { Formula } from './formula';
import { largestSlope } from './overlays';

const slope = 0.25;

/** All functions on the bench, read at one x together (4.1.2). */
export function ActivationsDialog({ onClose }: { onClose: () => void }) {
  const [x, setX] = useState(0);
  return (
    <Dialog title="Activation functions" size="large" onClose={onClose}>
      <div className="modal-body activations">
        <p className="t2">
          Function (solid) and derivative (dashed) from −8 to 8 in steps of 0.1, read together at{' '}
          <b className="tn">x = {toNumberText(x)}</b>. Move over any of them, or use the arrow keys. Slopes α are{' '}
          {slope}.
        </p>
        <div className="activation-grid">
          {activationFunctions.map((activation) => {
            const largest = largestSlope(activation, slope);
            return (
              <section key={activation.id} aria-label={activation.title}>
                <h3>
                  <Icon name={activation.icon} size={14} /> {activation.title}
                  <small className="tn">{activation.section}</small>
                </h3>
                <BenchPlot activation={activation} slope={slope} histogram={null} at={x} onRead={setX} />
                <Formula tex={activation.formula} />
                <p className="t3 s11t tn">
                  largest derivative {readout(largest.slope)}, at {toNumberText(largest.at)}
                  {activation.piecewiseLinear ? ', piecewise linear' : ', smooth'}
                </p>
              </section>
            );
          })}
        </div>
      </div>
    </Dialog>
  );
}
