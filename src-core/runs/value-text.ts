/** A setting's value in words: 0.001, −1, on, none. Lists and groups in a short form. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return String(value).replace(/^-/, '−').replace('e-', 'e−');
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return '?';
  const parts = Object.entries(value).map(([key, part]) =>
    key === 'kind' || key === 'name' ? valueText(part) : `${key} ${valueText(part)}`,
  );
  return parts.join(' ');
}
