import type { ClippingName } from '../../src-core/graph/document';
import { useApp } from '../store/create-store';
import { NumberField } from '../ui/number-field';
import { SelectField } from '../ui/select-field';
import { SwitchField } from '../ui/switch-field';
import { useTrainingChange } from './use-training-change';

const clippings: Readonly<Record<ClippingName, { readonly label: string; readonly says: string }>> = {
  off: { label: 'Off', says: '' },
  norm: { label: 'By norm', says: 'A step never gets longer than this, however steep the loss; its direction stays.' },
  value: { label: 'By value', says: 'No single number of a gradient gets larger than this; the direction may bend.' },
};
const names = Object.entries(clippings).map(([value, { label }]) => ({ value, label }));
const isClipping = (name: string): name is ClippingName => name in clippings;

/** Gradient clipping and the penalties on the weights of the whole network. */
export function RegulariseFields() {
  const { clipping, clipLimit, l1, l2 } = useApp(({ document }) => document.training);
  const { choose, type } = useTrainingChange();
  return (
    <>
      <SelectField
        label="Clipping"
        hint="Makes gradients shorter that are too long, before the weights move."
        value={clipping}
        options={names}
        onChange={(value) => {
          if (isClipping(value)) choose({ clipping: value }, `set clipping to ${clippings[value].label}`);
        }}
      />
      {clipping === 'off' ? null : (
        <>
          <NumberField
            label="At most"
            value={clipLimit}
            min={1e-6}
            max={1e6}
            step={0.1}
            onChange={(limit, from) => type({ clipLimit: limit }, 'clipping limit', from)}
          />
          <p className="msg under-field">{clippings[clipping].says}</p>
        </>
      )}
      <NumberField
        label="L2"
        hint="Adds this times the squares of all kernels to the loss: weights stay small."
        value={l2}
        min={0}
        max={10}
        step={0.0001}
        onChange={(value, from) => type({ l2: value }, 'L2', from)}
      />
      <NumberField
        label="L1"
        hint="Adds this times the sizes of all kernels to the loss: many weights become 0."
        value={l1}
        min={0}
        max={10}
        step={0.0001}
        onChange={(value, from) => type({ l1: value }, 'L1', from)}
      />
      {l1 > 0 || l2 > 0 ? (
        <p className="msg under-field">{penaltyWords(l1, l2)} Biases are left alone; the loss shown includes it.</p>
      ) : null}
    </>
  );
}

function penaltyWords(l1: number, l2: number): string {
  if (l1 > 0 && l2 > 0) return 'Pulls all kernels towards 0, and many to exactly 0.';
  return l2 > 0 ? 'Pulls all kernels towards 0, large ones most.' : 'Pulls all kernels towards 0, many all the way.';
}

/** When to end a run before its last epoch. */
export function StoppingFields() {
  const { earlyStopping, patience, minDelta, restoreBest } = useApp(({ document }) => document.training);
  const { choose, type } = useTrainingChange();
  return (
    <>
      <SwitchField
        label="Early stop"
        hint="Ends the run when the test loss has not fallen for some epochs. The test set then takes part in a choice, so its accuracy is a little hopeful."
        beside={earlyStopping ? 'watches the test loss' : 'off'}
        checked={earlyStopping}
        onChange={(on) => choose({ earlyStopping: on }, on ? 'stop early' : 'do not stop early')}
      />
      {earlyStopping ? (
        <>
          <NumberField
            label="Patience"
            unit="epochs"
            value={patience}
            min={1}
            max={10_000}
            step={1}
            integer
            onChange={(value, from) => type({ patience: value }, 'patience', from)}
          />
          <NumberField
            label="At least"
            hint="A fall of the test loss by less than this does not count."
            value={minDelta}
            min={0}
            max={1000}
            step={0.001}
            onChange={(value, from) => type({ minDelta: value }, 'least improvement', from)}
          />
          <SwitchField
            label="Keep best"
            beside="weights of the best epoch"
            checked={restoreBest}
            onChange={(on) => choose({ restoreBest: on }, on ? 'keep the best weights' : 'keep the last weights')}
          />
          <p className="msg under-field">
            Ends when the test loss has not fallen{minDelta > 0 ? ` by ${minDelta}` : ''} for {patience}{' '}
            {patience === 1 ? 'epoch' : 'epochs'}. As the test set chooses, its accuracy is a little hopeful.
          </p>
        </>
      ) : null}
    </>
  );
}
