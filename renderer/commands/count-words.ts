/** "3 nodes", "1 wire", "2 nodes and 1 wire". */
export function countWords(nodes: number, wires: number): string {
  const parts = [count(nodes, 'node'), count(wires, 'wire')].filter((part) => part !== '');
  return parts.join(' and ');
}

const count = (number: number, word: string): string =>
  number === 0 ? '' : `${number} ${word}${number === 1 ? '' : 's'}`;
