import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

/** A node without numbers of its own says what it does. */
export function WordsThumbnail({ data }: ThumbnailProps) {
  return <WordsBox text={data.definition.doc} />;
}
