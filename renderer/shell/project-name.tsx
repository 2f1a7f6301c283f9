import { type KeyboardEvent, useState } from 'react';
import { limits } from '../../src-core/graph/document-schema';
import { appStore, useApp } from '../store/create-store';
import { isUnsaved } from '../store/selectors';
import { typedText } from '../ui/limited-text';

/** The name with its unsaved dot; a click makes it a field. */
export function ProjectName() {
  const name = useApp(({ document }) => document.name);
  const unsaved = useApp(isUnsaved);
  const kept = useApp(({ unsavedKept }) => unsavedKept);
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null) return <NameField draft={draft} setDraft={setDraft} />;
  return (
    <button
      type="button"
      className="project"
      title={`${name}${unsaved ? ` (${unsavedWords(kept)})` : ''}. Click to rename.`}
      onClick={() => setDraft(name)}
    >
      <span className="cut">{name}</span>
      {unsaved ? <i className="dot" role="img" aria-label={unsavedWords(kept)} /> : null}
    </button>
  );
}

const unsavedWords = (kept: boolean): string => `unsaved changes${kept ? ', kept in case of a crash' : ''}`;

function NameField({ draft, setDraft }: { draft: string; setDraft: (draft: string | null) => void }) {
  const commit = (): void => {
    setDraft(null);
    const { document, edit } = appStore.getState();
    const name = draft.trim();
    if (name !== '' && name !== document.name) edit({ kind: 'set-name', name }, 'rename the project');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape') setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className="inp project-field">
      <input
        aria-label="Name of the project"
        value={draft}
        // biome-ignore lint/a11y/noAutofocus: the click on the name asked for the field
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(typedText(event, draft, limits.name))}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
