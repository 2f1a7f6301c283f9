import { later } from '../ui/later';

export interface FormulaProps {
  /** TeX. */
  readonly tex: string;
  /** Within a line of text. */
  readonly inline?: boolean;
}

/** A formula. What sets it is an eighth of the whole page's code and comes later. */
export const Formula = later<FormulaProps>(() => import('./mathml').then((part) => part.MathMl), {
  waiting: null,
  // Formulas stand within text: TeX can be read, a notice for each could not.
  failed: (_, { tex }) => <code className="m">{tex}</code>,
});
