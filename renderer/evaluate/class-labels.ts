/** Short heads for the columns of the matrix: the first four letters, longer only where two would be the same. */
export function shortLabels(classes: readonly string[]): readonly string[] {
  const lastWords = classes.map((name) => (name.length <= 4 ? name : (name.split(' ').at(-1) ?? name)));
  const short = classes.map((name, index) => {
    const word = name.includes(' ') ? (lastWords[index] ?? name) : name;
    return capital(word.slice(0, 4));
  });
  return short.map((label, index) =>
    short.indexOf(label) === index && short.lastIndexOf(label) === index ? label : `${label.slice(0, 3)}${index}`,
  );
}

/** "213 × Shirt taken for T-shirt/top"; "868 × T-shirt/top recognised". */
export function cellWords(count: number, truth: string, taken: string): string {
  const words = truth === taken ? `${truth} recognised` : `${truth} taken for ${taken}`;
  return `${count.toLocaleString('en-US')} × ${words}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
