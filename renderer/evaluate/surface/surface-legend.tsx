import type { DatasetInfo } from '../../../src-core/datasets/define-dataset';
import { markPath } from '../../data/marks';

/** What colours, lines and marks mean. */
export function SurfaceLegend({ info }: { info: DatasetInfo }) {
  const two = info.classes.length === 2;
  return (
    <>
      <div className="plot-h">
        <b>Legend</b>
      </div>
      {two ? (
        <div className="surface-ramp">
          <i />
          <div className="tn t3">
            <span>0.00</span>
            <span>0.50</span>
            <span>1.00</span>
          </div>
          <div>
            <span className="cut">{info.classes[0]}</span>
            <span className="cut">{info.classes[1]}</span>
          </div>
        </div>
      ) : null}
      <ul className="surface-keys">
        <Item words="boundary">
          <path d="M-8 0H8" className="line" />
        </Item>
        {two ? (
          <Item words="0.10 and 0.90">
            <path d="M-8 0H8" className="line dashed" />
          </Item>
        ) : null}
        <Item words="train, filled">
          <path d={markPath(0, 3.5)} transform="translate(-4 0)" fill="var(--class-0)" />
          <path d={markPath(1, 3.5)} transform="translate(4.5 0)" fill="var(--class-1)" />
        </Item>
        <Item words="test, ring">
          <path d={markPath(0, 3)} transform="translate(-4 0)" className="ring" stroke="var(--class-0)" />
          <path d={markPath(1, 3)} transform="translate(4.5 0)" className="ring" stroke="var(--class-1)" />
        </Item>
        <Item words="wrong, diamond">
          <path d="M0-7 7 0 0 7-7 0Z" className="diamond" />
          <path d={markPath(0, 2.5)} fill="var(--class-0)" />
        </Item>
        {info.classes.map((name, index) => (
          <Item key={name} words={name}>
            <path d={markPath(index, 4)} fill={`var(--class-${index % 10})`} />
          </Item>
        ))}
      </ul>
    </>
  );
}

function Item({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <li>
      <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
        {children}
      </svg>
      <span className="cut" title={words}>
        {words}
      </span>
    </li>
  );
}
