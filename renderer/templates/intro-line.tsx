import { findTemplate } from '../../src-core/templates/registry';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';

/** Above the canvas, until it is put away: what to try with this template, and what to look for. */
export function IntroLine() {
  const intro = useApp((state) => state.intro);
  const showIntro = useApp((state) => state.showIntro);
  const template = intro === null ? null : findTemplate(intro);
  if (template === null || template.tip === '') return null;
  const [trying = '', look = ''] = template.tip.split(' Look for: ');
  return (
    <aside className="intro" aria-label={`About ${template.title}`}>
      <Icon name="book-open" />
      <p>
        {template.section === '' ? null : <span className="badge tn">{template.section}</span>} {trying}{' '}
        {look === '' ? null : (
          <>
            <b>Look for:</b> {look}
          </>
        )}
      </p>
      <IconButton small icon="x" label="Put this away" onClick={() => showIntro(null)} />
    </aside>
  );
}
