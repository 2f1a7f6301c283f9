/** Numbers as people read them. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Columns of equal width; numbers to the right. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)));
  const lines = texts.map((row, index) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return typeof rows.at(-1)?.[column] === 'number' || typeof rows[index]?.[column] === 'number'
          ? text.padStart(width)
          : text.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

export function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** A path or a value as one word of a command to type, in quotes where a shell would part or change it. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(text)) return text;
  // Double quotes are good for every shell, but bash looks for names and commands in them.
  return /["$`!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
