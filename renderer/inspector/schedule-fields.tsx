import type { ScheduleName, TrainSettings } from '../../src-core/graph/document';
import { useApp } from '../store/create-store';
import { NumberField } from '../ui/number-field';
import { SelectField } from '../ui/select-field';
import { SchedulePicture } from './schedule-picture';
import { useTrainingChange } from './use-training-change';

const schedules: Readonly<Record<ScheduleName, { readonly label: string; readonly says: string }>> = {
  constant: { label: 'Constant', says: 'The rate stays as it is.' },
  step: { label: 'Steps down', says: 'The rate drops at once, every few epochs.' },
  exponential: {
    label: 'Exponential',
    says: 'The rate falls by the same factor each epoch, a little with every batch.',
  },
  linear: { label: 'Linear', says: 'The rate falls evenly to 0 at the last step.' },
  cosine: { label: 'Cosine', says: 'The rate stays high for long, then glides to 0 at the last step.' },
  'warmup-cosine': {
    label: 'Warm-up, cosine',
    says: 'The rate rises from 0 while gradients are wild, then glides back to 0.',
  },
};
const names = Object.entries(schedules).map(([value, { label }]) => ({ value, label }));
const isSchedule = (name: string): name is ScheduleName => name in schedules;

/** How the learning rate changes in the course of a run, with its course drawn. */
export function ScheduleFields() {
  const training = useApp(({ document }) => document.training);
  const { choose, type } = useTrainingChange();
  const { schedule } = training;
  return (
    <>
      <SelectField
        label="Schedule"
        value={schedule}
        options={names}
        onChange={(value) => {
          if (isSchedule(value)) choose({ schedule: value }, `set schedule to ${schedules[value].label}`);
        }}
      />
      {schedule === 'step' ? (
        <NumberField
          label="Drops every"
          unit="epochs"
          value={training.scheduleEvery}
          min={0.01}
          max={10_000}
          step={1}
          onChange={(scheduleEvery, from) => type({ scheduleEvery }, 'epochs between drops', from)}
        />
      ) : null}
      {schedule === 'step' || schedule === 'exponential' ? (
        <NumberField
          label="Factor"
          hint={
            schedule === 'step' ? 'Each drop multiplies the rate by this.' : 'Each epoch multiplies the rate by this.'
          }
          value={training.scheduleFactor}
          min={0.001}
          max={1}
          step={0.05}
          onChange={(scheduleFactor, from) => type({ scheduleFactor }, 'factor of the schedule', from)}
        />
      ) : null}
      {schedule === 'warmup-cosine' ? (
        <NumberField
          label="Warm-up"
          unit="epochs"
          value={training.warmup}
          min={0}
          max={10_000}
          step={0.5}
          onChange={(warmup, from) => type({ warmup }, 'warm-up', from)}
        />
      ) : null}
      {schedule === 'constant' ? null : <Course training={training} says={schedules[schedule].says} />}
    </>
  );
}

function Course({ training, says }: { training: TrainSettings; says: string }) {
  return (
    <div className="schedule-course">
      <SchedulePicture training={training} />
      <p className="msg">{says}</p>
    </div>
  );
}
