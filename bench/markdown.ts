/** A table of Markdown whose columns line up in plain text too; numbers stand at the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = head.map((_, column) => rows.every((row) => /^[−\d–]/.test(row[column] ?? '')));
  const line = (cells: readonly string[]): string => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? '';
      return isNumber[column] ? cell.padStart(width) : cell.padEnd(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) => (isNumber[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Three digits and a unit for large numbers: `5.38 M`, `59.8 k`, `190`, `0.0012`. */
export function rounded(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value > 0 && value < 0.1) return value.toPrecision(2);
  const [factor, unit] = value >= 999_500 ? [1e6, ' M'] : value >= 9_995 ? [1e3, ' k'] : [1, ''];
  const scaled = value / factor;
  const digits = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  return scaled.toFixed(digits) + unit;
}
