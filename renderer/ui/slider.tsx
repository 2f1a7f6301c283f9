import { Slider as Ark } from '@ark-ui/react/slider';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onChange: (value: number) => void;
  /** Called when the drag or the key press is over. */
  readonly onDone?: () => void;
}

/** The bare slider; `SliderField` puts it in a form row. */
export function Slider({ label, value, min, max, step, disabled = false, className, onChange, onDone }: SliderProps) {
  return (
    <Ark.Root
      className={`slider-root${disabled ? ' is-disabled' : ''} ${className ?? ''}`}
      aria-label={[label]}
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={({ value: [next] }) => {
        if (next !== undefined && next !== value) onChange(next);
      }}
      onValueChangeEnd={() => onDone?.()}
    >
      <Ark.Control className="slider-control">
        <Ark.Track className="slider-track">
          <Ark.Range className="slider-range" />
        </Ark.Track>
        <Ark.Thumb index={0} className="slider-thumb">
          <Ark.HiddenInput />
        </Ark.Thumb>
      </Ark.Control>
    </Ark.Root>
  );
}
