import { markdownTable } from '../markdown';

/** One number of the chapter, held against what is expected of it. */
export interface Proof {
  /** As in `A12`. */
  readonly row: string;
  /** The command that measures it, or what is trained. */
  readonly what: string;
  readonly expected: string;
  readonly measured: string;
  readonly holds: boolean;
}

export interface ProofTable {
  report(proof: Proof): void;
  /** In the chapter's order. */
  markdown(): string;
  readonly holds: () => boolean;
}

export function makeProofTable(say: (line: string) => void): ProofTable {
  const proofs: Proof[] = [];
  const place = ({ row }: Proof): number => Number(row.slice(1));
  return {
    report(proof) {
      proofs.push(proof);
      say(`${proof.row} ${proof.what}: ${proof.measured}${proof.holds ? '' : `  (expected ${proof.expected})`}`);
    },
    markdown: () =>
      markdownTable(
        ['row', 'what', 'expected', 'measured', 'holds'],
        proofs
          .toSorted((one, other) => place(one) - place(other))
          .map(({ row, what, expected, measured, holds }) => [row, what, expected, measured, holds ? 'yes' : 'NO'])
          // A bar would end the cell.
          .map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|'))),
      ),
    holds: () => proofs.every(({ holds }) => holds),
  };
}
