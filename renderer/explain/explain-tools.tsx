import { type ClaimId, claims, findClaim } from '../../src-core/explain/registry';
import { plainText } from '../../src-core/rich-text';
import { writeClipboard } from '../commands/system-clipboard';
import { useApp } from '../store/create-store';
import { IconButton } from '../ui/icon-button';
import { SelectField } from '../ui/select-field';
import { useMeasured } from './last-measured';
import { useShownClaim } from './shown-claim';

const options = claims.map(({ id, title, icon }) => ({ value: id, label: title, icon }));

/** Which claim of the chapter is shown. */
export function ExplainTools() {
  const shown = useShownClaim();
  const explain = useApp((state) => state.explain);
  return (
    <>
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
      <CopyNumbers shown={shown} />
    </>
  );
}

/** What was measured in words, for a report or a message. */
function CopyNumbers({ shown }: { shown: ClaimId }) {
  const measured = useMeasured(shown);
  const name = useApp(({ document }) => document.name);
  const announce = useApp((state) => state.announce);
  const copy = (): void => {
    const said = measured?.words.map(plainText) ?? [];
    const copied = writeClipboard([`${findClaim(shown)?.title ?? ''}, ${name}`, ...said].join('\n'));
    announce(copied ? 'The numbers are on the clipboard.' : 'The browser does not copy here.');
  };
  return (
    <IconButton
      small
      icon="copy"
      label="Copy these numbers"
      disabledReason={measured === null ? 'Nothing was measured yet' : undefined}
      onClick={copy}
    />
  );
}
