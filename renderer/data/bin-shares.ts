/** Rows whose feature lies from `low` to `high`, and the share of them that is of the second class. */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly share: number;
  readonly count: number;
}

/** About ten bins with equally many rows each, so that no share rests on a handful. */
export function binShares(features: readonly number[], labels: readonly number[], most = 10): readonly Bin[] {
  const rows = features.map((feature, row) => ({ feature, label: labels[row] ?? 0 }));
  rows.sort((one, other) => one.feature - other.feature);
  const bins = Math.max(1, Math.min(most, Math.floor(rows.length / 20)));
  const edge = (bin: number): number => Math.round((bin * rows.length) / bins);
  return Array.from({ length: bins }, (_, bin) => {
    const within = rows.slice(edge(bin), edge(bin + 1));
    const yes = within.filter(({ label }) => label === 1).length;
    const next = rows[edge(bin + 1)] ?? rows.at(-1);
    return {
      low: within[0]?.feature ?? 0,
      high: next?.feature ?? 0,
      share: within.length === 0 ? 0 : yes / within.length,
      count: within.length,
    };
  });
}
