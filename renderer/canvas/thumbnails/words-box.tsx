/** One sentence in place of a picture. */
export function WordsBox({ text }: { text: string }) {
  return (
    <div className="thumb-words" title={text}>
      <span>{text}</span>
    </div>
  );
}
