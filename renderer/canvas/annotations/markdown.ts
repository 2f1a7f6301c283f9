/** A piece of a line. */
export interface Span {
  readonly text: string;
  readonly look: 'plain' | 'bold' | 'italic' | 'code';
}

export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list' | 'numbers'; readonly items: readonly (readonly Span[])[] };

/**
 * The small part of Markdown that a note knows: `# heading`, `- item`, `1. item`, `**bold**`, `*italic*`, `` `code` ``.
 * Anything else is text as it stands: nothing that is written becomes markup of the page, a link or a picture.
 */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
    const bullet = /^\s*[-*]\s+(.+)$/.exec(line)?.[1];
    const number = /^\s*\d{1,3}[.)]\s+(.+)$/.exec(line)?.[1];
    if (heading !== undefined) blocks.push({ kind: 'heading', spans: parseSpans(heading) });
    else if (bullet !== undefined) addItem(blocks, 'list', bullet);
    else if (number !== undefined) addItem(blocks, 'numbers', number);
    else if (line.trim() !== '') blocks.push({ kind: 'paragraph', spans: parseSpans(line) });
  }
  return blocks;
}

function addItem(blocks: Block[], kind: 'list' | 'numbers', text: string): void {
  const last = blocks.at(-1);
  const item = parseSpans(text);
  if (last?.kind === kind) blocks[blocks.length - 1] = { kind, items: [...last.items, item] };
  else blocks.push({ kind, items: [item] });
}

const marks = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|`([^`]+)`/g;

export function parseSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let read = 0;
  for (const found of text.matchAll(marks)) {
    if (found.index > read) spans.push({ text: text.slice(read, found.index), look: 'plain' });
    const [, bold, italic, code] = found;
    if (bold !== undefined) spans.push({ text: bold, look: 'bold' });
    else if (italic !== undefined) spans.push({ text: italic, look: 'italic' });
    else spans.push({ text: code ?? '', look: 'code' });
    read = found.index + found[0].length;
  }
  if (read < text.length) spans.push({ text: text.slice(read), look: 'plain' });
  return spans;
}
