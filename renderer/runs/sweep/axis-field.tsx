import type { SweepSetting } from '../../../src-core/runs/sweep/sweep-settings';
import { Icon } from '../../ui/icon';
import { SelectField } from '../../ui/select-field';
import { Slider } from '../../ui/slider';
import { TextField } from '../../ui/text-field';
import { type AxisWish, proposedAxis, sliderOf, valuesUpTo } from './axis-wish';

interface AxisFieldProps {
  readonly label: string;
  readonly settings: readonly SweepSetting[];
  readonly axis: AxisWish | null;
  /** Whether there may be none. */
  readonly optional?: boolean;
  readonly onChange: (axis: AxisWish | null) => void;
}

const none = 'none';

/** A setting, and the values that it takes. */
export function AxisField({ label, settings, axis, optional = false, onChange }: AxisFieldProps) {
  const setting = settings.find(({ id }) => id === axis?.setting);
  return (
    <div className="axis">
      <SelectField
        label={label}
        value={setting?.id ?? none}
        options={[
          ...(optional ? [{ value: none, label: 'nothing else' }] : []),
          ...settings.map(({ id, title, label: long }) => ({ value: id, label: long ?? title })),
        ]}
        onChange={(id) => {
          const chosen = settings.find((candidate) => candidate.id === id);
          onChange(chosen === undefined ? null : proposedAxis(chosen));
        }}
      />
      {axis === null || setting === undefined ? null : <Values axis={axis} setting={setting} onChange={onChange} />}
    </div>
  );
}

interface ValuesProps {
  readonly axis: AxisWish;
  readonly setting: SweepSetting;
  readonly onChange: (axis: AxisWish) => void;
}

function Values({ axis, setting: { kind, title }, onChange }: ValuesProps) {
  if (kind.kind === 'number') {
    const slider = sliderOf(axis);
    return (
      <>
        <TextField
          label="over"
          value={axis.text}
          maxLength={200}
          placeholder="0.01, 0.03, 0.1"
          onChange={(text) => onChange({ ...axis, text })}
        />
        {slider === null ? null : (
          <div className="field up-to">
            <span className="t2">up to</span>
            <Slider
              label={`Largest ${title}`}
              value={slider.value}
              min={axis.setting === 'depth' ? 1 : 0}
              max={slider.max}
              step={1}
              onChange={(value) => {
                const most = axis.setting === 'depth' ? value : 2 ** value;
                onChange({ ...axis, text: valuesUpTo(axis.setting, most).join(', ') });
              }}
            />
          </div>
        )}
      </>
    );
  }
  return (
    <div className="field choices">
      <span className="t2">over</span>
      <fieldset className="choice-list">
        <legend className="vh">Values of {title}</legend>
        {kind.options.map(({ value, label }) => {
          const on = axis.chosen.includes(value);
          return (
            <label key={value} className={`check${on ? ' on' : ''}`}>
              <input
                type="checkbox"
                className="vh"
                checked={on}
                onChange={() =>
                  onChange({
                    ...axis,
                    chosen: on ? axis.chosen.filter((other) => other !== value) : [...axis.chosen, value],
                  })
                }
              />
              <i>{on ? <Icon name="check" size={12} /> : null}</i>
              {label}
            </label>
          );
        })}
      </fieldset>
    </div>
  );
}
