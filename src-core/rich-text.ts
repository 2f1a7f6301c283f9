/*
 * Messages, help and what claims say are texts whose only markup is `**bold**`. The screen shows it
 * (renderer/ui/rich-text.tsx); a terminal, a tooltip and a screen reader get the plain text.
 */

/** Bold text; asterisks of a user's own name must not end it. */
export function boldText(text: string): string {
  return `**${text.replaceAll('*', '∗')}**`;
}

/** Without the markup. */
export function plainText(text: string): string {
  return text.replaceAll('**', '');
}
