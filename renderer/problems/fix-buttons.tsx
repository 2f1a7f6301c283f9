import type { Problem } from '../../src-core/graph/problems';
import { editKeepingWeights } from '../explain/keeping-edit';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { fixTitle } from './problem-words';

/** The remedies of a problem, each one edit and one undo. */
export function FixButtons({ problem, primary }: { problem: Problem; primary: boolean }) {
  const edit = useApp((state) => state.edit);
  return problem.fixes.map((fix, index) => (
    <Button
      // biome-ignore lint/suspicious/noArrayIndexKey: two remedies may have one title, and remedies never change places.
      key={`${index} ${fix.title}`}
      small
      icon={fix.icon}
      look={primary && index === 0 ? 'primary' : 'default'}
      onClick={(event) => {
        event.stopPropagation();
        const [node] = problem.nodes;
        const title = fixTitle(fix.title);
        if (fix.keeping === undefined) edit(fix.change, title);
        else void editKeepingWeights({ claim: fix.keeping, node, change: fix.change, title });
      }}
    >
      {fix.title}
    </Button>
  ));
}
