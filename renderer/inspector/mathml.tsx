import katex from 'katex';
import { useMemo } from 'react';
import type { FormulaProps } from './formula';

/** A formula as MathML: KaTeX's HTML has inline styles, which the page's policy refuses. */
export function MathMl({ tex, inline = false }: FormulaProps) {
  const markup = useMemo(
    () => katex.renderToString(tex, { output: 'mathml', displayMode: !inline, throwOnError: false }),
    [tex, inline],
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own output of TeX that stands in our definitions.
  return <div className={inline ? 'formula-symbol' : 'formula'} dangerouslySetInnerHTML={{ __html: markup }} />;
}
