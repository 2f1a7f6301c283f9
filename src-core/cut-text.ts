/**
 * The longest start of a text with at most `most` UTF-16 units that ends between two characters as people see them: an
 * emoji of several signs, or a letter with its accents, is kept whole or left out.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
