import type { LossName, OptimizerName, TrainSettings } from '../../src-core/graph/document';
import { useApp } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { lossNames, optimizerNames, usualRates } from '../training/names';
import { changeTitle } from '../ui/change-title';
import { NumberField } from '../ui/number-field';
import { toNumberText } from '../ui/number-text';
import { SelectField } from '../ui/select-field';
import { FindRateButton } from './find-rate-button';
import { RegulariseFields, StoppingFields } from './regularise-fields';
import { ScheduleFields } from './schedule-fields';

const optimizers: readonly OptimizerName[] = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'];
const losses: readonly (LossName | 'auto')[] = ['auto', 'cross-entropy', 'binary-cross-entropy', 'mse', 'mae', 'huber'];
const lossOptions = losses.map((value) => ({ value, label: value === 'auto' ? 'Auto' : capital(lossNames[value]) }));
const optimizerOptions = optimizers.map((value) => ({ value, label: optimizerNames[value] }));

/** Optimizer, rate, batch, epochs, loss and seed. */
export function TrainingForm() {
  const training = useApp(({ document }) => document.training);
  const seed = useApp(({ document }) => document.seed);
  const edit = useApp((state) => state.edit);
  const change = (settings: Partial<TrainSettings>, what: string, from: number): void => {
    edit({ kind: 'set-training', training: settings }, changeTitle(what, from), 'join');
  };
  const { optimizer } = training;
  return (
    <>
      <SelectField
        label="Optimizer"
        value={optimizer}
        options={optimizerOptions}
        onChange={(value) => {
          const chosen = optimizers.find((name) => name === value);
          if (chosen === undefined) return;
          edit({ kind: 'set-training', training: { optimizer: chosen } }, `set optimizer to ${optimizerNames[chosen]}`);
        }}
      />
      <LearningRateField />
      <ScheduleFields />
      {optimizer === 'momentum' || optimizer === 'nesterov' ? (
        <NumberField
          label="Momentum"
          value={training.momentum}
          min={0}
          max={0.999}
          step={0.05}
          onChange={(momentum, from) => change({ momentum }, 'momentum', from)}
        />
      ) : null}
      {optimizer === 'adamw' ? (
        <NumberField
          label="Weight decay"
          value={training.weightDecay}
          min={0}
          max={1}
          step={0.01}
          onChange={(weightDecay, from) => change({ weightDecay }, 'weight decay', from)}
        />
      ) : null}
      <NumberField
        label="Batch"
        unit="samples"
        value={training.batch}
        min={1}
        max={8192}
        step={16}
        integer
        onChange={(batch, from) => change({ batch }, 'batch size', from)}
      />
      <NumberField
        label="Epochs"
        value={training.epochs}
        min={1}
        max={10000}
        step={1}
        integer
        onChange={(epochs, from) => change({ epochs }, 'epochs', from)}
      />
      <LossField />
      <RegulariseFields />
      <StoppingFields />
      <NumberField
        label="Seed"
        hint="The same seed gives the same first weights, shuffles and curve."
        value={seed}
        min={0}
        max={4294967295}
        step={1}
        integer
        onChange={(value, from) => edit({ kind: 'set-seed', seed: value }, changeTitle('seed', from), 'join')}
      />
    </>
  );
}

/** The one setting that reaches a run that is going on. */
function LearningRateField() {
  const rate = useApp(({ document }) => document.training.learningRate);
  const optimizer = useApp(({ document }) => document.training.optimizer);
  const edit = useApp((state) => state.edit);
  const [low, high] = usualRates[optimizer];
  return (
    <>
      <NumberField
        label="Learning rate"
        hint={`Usual for ${optimizerNames[optimizer]}: ${low} to ${high}`}
        value={rate}
        min={1e-6}
        max={100}
        step={stepFor(rate)}
        onChange={(learningRate, from) =>
          edit({ kind: 'set-training', training: { learningRate } }, changeTitle('learning rate', from), 'join')
        }
      />
      {rate < low / 10 || rate > high * 10 ? (
        <p className="msg under-field">
          Usual for {optimizerNames[optimizer]}: {toNumberText(low)} to {toNumberText(high)}
        </p>
      ) : null}
      <FindRateButton />
    </>
  );
}

/** Steps of the rate's own size: 0.01 for 0.1, 0.001 for 0.01. */
const stepFor = (rate: number): number => Number((10 ** (Math.floor(Math.log10(rate)) - 1)).toPrecision(1));

function LossField() {
  const loss = useApp(({ document }) => document.training.loss);
  const resolved = useApp(({ analysis }) => planOf(analysis)?.loss ?? null);
  const edit = useApp((state) => state.edit);
  return (
    <>
      <SelectField
        label="Loss"
        hint="Auto chooses by the last node: cross-entropy for a softmax, binary cross-entropy for a sigmoid."
        value={loss}
        options={lossOptions}
        onChange={(value) => {
          const chosen = losses.find((name) => name === value);
          if (chosen === undefined) return;
          const name = chosen === 'auto' ? 'auto' : lossNames[chosen];
          edit({ kind: 'set-training', training: { loss: chosen } }, `set loss to ${name}`);
        }}
      />
      {loss === 'auto' ? (
        <p className="msg under-field">
          {resolved === null ? 'Chosen by the last node' : `Now ${lossNames[resolved]}`}
        </p>
      ) : null}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
