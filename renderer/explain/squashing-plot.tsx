const reach = 4;
const width = 220;
const height = 132;

/** tanh(x) + 1 and, dashed on top of it, 2 sigmoid(2x): one curve. */
export function SquashingPlot() {
  const tanh = curve((x) => Math.tanh(x) + 1);
  const sigmoid = curve((x) => 2 / (1 + Math.exp(-2 * x)));
  return (
    <figure className="squashing-plot">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="tanh of x plus 1 and twice the sigmoid of 2 x on minus 4 to 4: the curves lie on each other"
      >
        <line className="axis" x1={0} x2={width} y1={placeOf(0, 0).y} y2={placeOf(0, 0).y} />
        <line className="axis" x1={width / 2} x2={width / 2} y1={0} y2={height} />
        <path className="one" d={tanh} />
        <path className="other" d={sigmoid} />
      </svg>
      <figcaption className="t3">
        <span className="key-one">tanh(x) + 1</span>
        <span className="key-other">2 sigmoid(2x)</span>
      </figcaption>
    </figure>
  );
}

function curve(value: (x: number) => number): string {
  const points = Array.from({ length: 81 }, (_, step) => {
    const x = -reach + (2 * reach * step) / 80;
    const place = placeOf(x, value(x));
    return `${place.x.toFixed(1)},${place.y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

/** From 0 to 2 with a little room on both sides. */
function placeOf(x: number, y: number): { x: number; y: number } {
  return { x: ((x + reach) / (2 * reach)) * width, y: height - 12 - (y / 2) * (height - 24) };
}
