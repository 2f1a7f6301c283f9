import { Fragment } from 'react';

/** Text whose only markup is `**bold**`, as messages and help of `src-core` use it. */
export function RichText({ text }: { text: string }) {
  return text.split('**').map((part, index) => {
    const key = `${index}:${part}`;
    return index % 2 === 1 ? <b key={key}>{part}</b> : <Fragment key={key}>{part}</Fragment>;
  });
}
