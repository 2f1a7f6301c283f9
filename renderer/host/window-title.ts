/** "• XOR — Layerloom": the mark stands first, where a narrow tab still shows it. */
export function windowTitle(name: string, dirty: boolean): string {
  return `${dirty ? '• ' : ''}${name} — Layerloom`;
}
