import { SegmentGroup } from '@ark-ui/react/segment-group';

interface SegmentProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly className?: string;
  readonly onChange: (value: Value) => void;
}

/** Two or three views of the same thing, one of them shown. */
export function Segment<Value extends string>({
  label,
  value,
  options,
  className = '',
  onChange,
}: SegmentProps<Value>) {
  return (
    <SegmentGroup.Root
      className={`seg ${className}`}
      aria-label={label}
      value={value}
      onValueChange={(details) => {
        const chosen = options.find((option) => option.value === details.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <SegmentGroup.Item key={option.value} value={option.value} className={option.value === value ? 'on' : ''}>
          <SegmentGroup.ItemText>{option.label}</SegmentGroup.ItemText>
          <SegmentGroup.ItemControl />
          <SegmentGroup.ItemHiddenInput />
        </SegmentGroup.Item>
      ))}
    </SegmentGroup.Root>
  );
}
