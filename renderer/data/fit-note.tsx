import { useMemo } from 'react';
import type { DatasetRef } from '../../src-core/graph/document';
import { plainMessage } from '../problems/problem-words';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';
import { newErrors } from './after-change';

/** Says what of the network will not fit the chosen data, before they are taken. */
export function FitNote({ dataset, unchanged }: { dataset: DatasetRef; unchanged: boolean }) {
  const document = useApp((state) => state.document);
  const errors = useMemo(() => (unchanged ? [] : newErrors(document, dataset)), [document, dataset, unchanged]);
  const [first] = errors;
  if (unchanged) return <span className="grow t3 s12t">These data are in use.</span>;
  if (first === undefined) {
    return (
      <span className="grow row g8 s12t t2">
        <span className="ok">
          <Icon name="circle-check" />
        </span>
        The network fits these data.
      </span>
    );
  }
  return (
    <span className="grow row g8 s12t t2" title={errors.map(plainMessage).join('\n')}>
      <span className="warn">
        <Icon name="triangle-alert" />
        <span className="vh">Warning</span>
      </span>
      <span className="fit-text">
        Will not fit any more: <RichText text={first.message} />
        {errors.length > 1 ? ` And ${errors.length - 1} more.` : ''} The Problems tab offers the fix.
      </span>
    </span>
  );
}
