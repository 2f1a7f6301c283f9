/** "3 nodes", "1 wire", "2 nodes and 1 wire", "2 nodes, 1 wire and 1 frame". */
export function countWords(nodes: number, wires: number, frames = 0, notes = 0): string {
  const parts = [count(nodes, 'node'), count(wires, 'wire'), count(frames, 'frame'), count(notes, 'note')];
  const said = parts.filter((part) => part !== '');
  return [said.slice(0, -1).join(', '), ...said.slice(-1)].filter((part) => part !== '').join(' and ');
}

const count = (number: number, word: string): string =>
  number === 0 ? '' : `${number} ${word}${number === 1 ? '' : 's'}`;
