/** The counts of 64 bins over the bench's span, in the lower 40 % of a box of 1000 × 1000. */
export function BenchHistogram({ counts }: { counts: Float32Array }) {
  const most = counts.reduce((one, other) => Math.max(one, other), 0);
  if (most === 0) return null;
  const width = 1000 / counts.length;
  return Array.from(counts, (count, bin) => {
    const height = (400 * count) / most;
    const left = bin * width;
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
        key={bin}
        className={`hist${left < 500 ? ' neg' : ''}`}
        x={left + width * 0.1}
        y={1000 - height}
        width={width * 0.8}
        height={height}
      />
    );
  });
}
