import { blankDocument } from '../graph/make';
import type { Template } from './define-template';

export const blank: Template = {
  id: 'blank',
  title: 'Blank network',
  section: '',
  doc: 'An empty canvas with Fashion-MNIST chosen.',
  tip: 'Drag an Input from the palette, then Flatten, Dense and Softmax, and wire them from left to right.',
  make: () => blankDocument(),
};
