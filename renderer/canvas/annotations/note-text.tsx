import { Fragment } from 'react';
import { Icon } from '../../ui/icon';
import { parseMarkdown, type Span } from './markdown';

/** The words of a note as elements; nothing of them is read as markup of the page. */
export function NoteText({ text }: { text: string }) {
  return parseMarkdown(text).map((block, index) => {
    const key = `${index} ${block.kind}`;
    if ('items' in block) {
      const items = itemsOf(block.items);
      return block.kind === 'list' ? <ul key={key}>{items}</ul> : <ol key={key}>{items}</ol>;
    }
    const spans = <Spans spans={block.spans} />;
    if (block.kind === 'paragraph') return <p key={key}>{spans}</p>;
    return (
      <b key={key} className="note-h">
        {index === 0 ? <Icon name="pencil" size={12} /> : null}
        {spans}
      </b>
    );
  });
}

function itemsOf(items: readonly (readonly Span[])[]) {
  return items.map((spans, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two items may say the same, and none has a state
    <li key={index}>
      <Spans spans={spans} />
    </li>
  ));
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map(({ text, look }, index) => {
    const key = `${index} ${text}`;
    if (look === 'bold') return <b key={key}>{text}</b>;
    if (look === 'italic') return <i key={key}>{text}</i>;
    return look === 'code' ? <code key={key}>{text}</code> : <Fragment key={key}>{text}</Fragment>;
  });
}
