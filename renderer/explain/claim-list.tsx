import type { ReactNode } from 'react';
import { type ClaimId, claims } from '../../src-core/explain/registry';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';
import { useInvited } from './use-claim-graph';

/** All claims, those that the network invites first, each with the reason. */
export function ClaimList({ shown, children }: { shown: ClaimId; children?: ReactNode }) {
  const invited = useInvited();
  const explain = useApp((state) => state.explain);
  const reasons = new Map(invited.map(({ claim, reason }) => [claim, reason]));
  const rank = (id: ClaimId): number => {
    const place = invited.findIndex(({ claim }) => claim === id);
    return place < 0 ? invited.length : place;
  };
  const sorted = [...claims].sort((one, other) => rank(one.id) - rank(other.id));
  return (
    <nav className="col claim-list" aria-label="Claims">
      <div className="plot-h">
        <b>What this network shows</b>
        <span className="sp" />
        {children}
      </div>
      <ul>
        {sorted.map(({ id, title, icon, section, wants }) => (
          <li key={id}>
            <button
              type="button"
              className={`claim-row${id === shown ? ' on' : ''}${reasons.has(id) ? '' : ' off'}`}
              aria-current={id === shown || undefined}
              onClick={() => explain(id)}
            >
              <Icon name={icon} size={14} />
              <span className="claim-title cut">{title}</span>
              <span className="t3 tn s11t">{section}</span>
              <span className="claim-why">
                <RichText text={reasons.get(id) ?? `needs ${wants}`} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
