import { Slider } from '@ark-ui/react/slider';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';
import { epochText, epochTicks } from './places';

/** Numbers under the slider are this far apart at least, of about this much width. */
const mostNames = 16;

/** The kept steps of the run, one place each; its right end is now. */
export function TimeSlider() {
  const { kept, shownStep, stepsPerEpoch } = useApp(
    useShallow(({ run, shownStep }) => ({ kept: run.kept, shownStep, stepsPerEpoch: run.stepsPerEpoch })),
  );
  const showStep = useApp((state) => state.showStep);
  const now = kept.length;
  const place = shownStep === null ? now : kept.indexOf(shownStep);
  const textOf = (index: number): string => {
    const step = kept[index];
    return step === undefined ? 'now' : `${epochText(step, stepsPerEpoch)}, step ${formatCount(step)}`;
  };
  return (
    <Slider.Root
      className="time-slider"
      aria-label={['Time of the run']}
      value={[place]}
      min={0}
      max={now}
      step={1}
      getAriaValueText={({ value }) => textOf(value)}
      onValueChange={({ value: [next] }) => {
        if (next !== undefined && next !== place) showStep(kept[next] ?? null);
      }}
    >
      <Slider.Control className="slider-control">
        <Slider.Track className="slider-track">
          <Slider.Range className="slider-range" />
        </Slider.Track>
        <Slider.Thumb index={0} className="slider-thumb">
          <Slider.HiddenInput />
        </Slider.Thumb>
      </Slider.Control>
      <div className="time-ticks" aria-hidden="true">
        {epochTicks(kept, stepsPerEpoch, mostNames).map(({ place: at, epoch, named }) => (
          <i key={epoch} className={named ? 'is-named' : ''} style={{ left: `${(100 * at) / now}%` }}>
            {named ? <span>{epoch}</span> : null}
          </i>
        ))}
      </div>
    </Slider.Root>
  );
}
