import { useState } from 'react';
import { useVisit } from './use-visit';

export interface TypedText {
  readonly text: string;
  /** Something was typed since the field was entered: only then can it be wrong. */
  readonly isTyped: boolean;
  /** Takes what is typed, and hands it on where `isGood`. */
  type(this: void, text: string, isGood: boolean): void;
  /** The field is left. A wrong text stays, so that it can be mended. */
  leave(this: void, isWrong: boolean): void;
}

/**
 * The text of a field that takes over only what is right; meanwhile the last good value stays in force.
 * @param onChange `from` is the value before this visit to the field
 */
export function useTypedText(value: string, onChange: (value: string, from: string) => void): TypedText {
  const [draft, setDraft] = useState<string | null>(null);
  const visit = useVisit(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // The value changed elsewhere, as by undo.
    if (draft !== null && draft !== value) setDraft(null);
  }
  return {
    text: draft ?? value,
    isTyped: draft !== null,
    type(text, isGood) {
      setDraft(text);
      if (isGood && text !== value) onChange(text, visit.begin());
    },
    leave(isWrong) {
      visit.end();
      if (!isWrong) setDraft(null);
    },
  };
}
