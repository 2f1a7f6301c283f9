import { claims, findClaim } from '../../src-core/explain/registry';
import { useApp } from '../store/create-store';
import { SelectField } from '../ui/select-field';
import { useShownClaim } from './shown-claim';

const options = claims.map(({ id, title, icon }) => ({ value: id, label: title, icon }));

/** Which claim of the chapter is shown. */
export function ExplainTools() {
  const shown = useShownClaim();
  const explain = useApp((state) => state.explain);
  return (
    <div className="claim-chooser">
      <SelectField
        label="Claim"
        value={shown}
        options={options}
        onChange={(id) => {
          const claim = findClaim(id);
          if (claim !== null) explain(claim.id);
        }}
      />
    </div>
  );
}
