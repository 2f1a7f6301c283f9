/** So many rows fit on a card. */
const most = 10;

/** Probabilities by class, the likeliest in the accent; one number stands for the second of two classes. */
export function ProbabilityBars({ output, classes }: { output: Float32Array; classes: readonly string[] }) {
  const values = output.length === 1 ? [1 - (output[0] ?? 0), output[0] ?? 0] : [...output];
  const best = values.indexOf(Math.max(...values));
  const shown = shownClasses(values);
  return (
    <div className="thumb-bars">
      {shown.map((index) => {
        const value = values[index] ?? 0;
        const name = classes[index] ?? `class ${index}`;
        return (
          <div key={name} className={index === best ? 'best' : undefined}>
            <span className="cut" title={name}>
              {name}
            </span>
            <i>
              <b style={{ width: `${Math.max(1, value * 100)}%` }} />
            </i>
            <span className="num">{value.toFixed(3)}</span>
          </div>
        );
      })}
    </div>
  );
}

/** All classes, or the likeliest of many, in their order. */
function shownClasses(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index);
  if (order.length <= most) return order;
  const likeliest = [...order].sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0)).slice(0, most);
  return order.filter((index) => likeliest.includes(index));
}
