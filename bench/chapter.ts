/**
 * Every row of the chapter, measured through the command line's own training: what is expected and what was found. What
 * depends on the seed stands as the mean of five with a 95 % interval (Student's t). Takes some minutes.
 *
 *     npx tsx bench/chapter.ts [--seeds 5] [--only A17] [--write]
 */
import { writeFileSync } from 'node:fs';
import { claimRows } from './chapter/claim-rows';
import { sweepUp } from './chapter/command';
import { makeProofTable } from './chapter/table';
import { measureTrainedRows } from './chapter/trained-rows';
import { describeMachine } from './machine';

const seeds = Number(optionOf('--seeds') ?? 5);
const only = optionOf('--only');
const table = makeProofTable((line) => console.error(line));
const wanted = (row: string): boolean => only === undefined || only === row;

function optionOf(flag: string): string | undefined {
  const place = process.argv.indexOf(flag);
  return place < 0 ? undefined : process.argv[place + 1];
}

try {
  for (const { row, what, measure } of claimRows) {
    if (wanted(row)) table.report({ row, what, ...(await measure()) });
  }
  await measureTrainedRows({ seeds, table, wanted });
} finally {
  sweepUp();
}
const { processor, cores, memoryGiB, system, node } = describeMachine();
const text = `# The chapter, row by row

\`npx tsx bench/chapter.ts --seeds ${seeds} --write\`

${new Date().toISOString().slice(0, 10)}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}. Accuracies are means of the last three epochs over ${seeds} seeds with 95 % intervals (Student’s t).
Names in *what* are templates, commands those of \`npm run -s cli --\`.

${table.markdown()}
`;
if (process.argv.includes('--write')) writeFileSync('bench/CHAPTER.md', text);
console.log(text);
process.exitCode = table.holds() ? 0 : 1;
