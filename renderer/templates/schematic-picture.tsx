import type { SchematicMark } from './schematic';

const [first, last, middle] = [24, 208, 42];

export function SchematicPicture({ marks }: { marks: readonly SchematicMark[] }) {
  const placed = marks.map((mark, index) => ({
    mark,
    x: marks.length < 2 ? (first + last) / 2 : first + ((last - first) * index) / (marks.length - 1),
  }));
  const small = marks.length > 8;
  return (
    <svg viewBox="0 0 232 84" fill="none" aria-hidden="true">
      {marks.length < 2 ? null : <path d={`M${first} ${middle}H${last}`} className="sch-wire" />}
      {placed.map(({ mark, x }) =>
        mark.kind === 'layer' ? (
          <rect
            key={x}
            className={mark.hidden ? 'sch-hidden' : 'sch-layer'}
            x={x - (small ? 3.5 : 5)}
            y={middle - mark.height / 2}
            width={small ? 7 : 10}
            height={mark.height}
            rx="3"
          />
        ) : (
          <g key={x} transform={`translate(${x} ${middle})${small ? ' scale(.7)' : ''}`}>
            <circle r="9" className="sch-layer" />
            <path d={mark.path} className="sch-function" />
          </g>
        ),
      )}
    </svg>
  );
}
