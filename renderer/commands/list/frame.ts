import type { GraphDocument } from '../../../src-core/graph/document';
import { boxOfAnnotation, frameAround, nodesIn, roomFor } from '../../../src-core/graph/editing/frames';
import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';
import { countWords } from '../count-words';

export const frameCommand: Command = {
  id: 'edit.frame',
  title: 'Frame the selection',
  group: 'Edit',
  icon: 'ungroup',
  words: 'group box title',
  shortcut: 'Mod+G',
  disabled: ({ selectedNodes, selectedAnnotations }) =>
    selectedNodes.size + selectedAnnotations.size === 0 ? 'Select a node first' : null,
  run({ app }) {
    const { document, selectedNodes, selectedAnnotations, edit, select, announce } = app.getState();
    const written = [...document.frames, ...document.notes].filter(({ id }) => selectedAnnotations.has(id));
    const boxes = [...(canvasActions()?.boxesOf(selectedNodes) ?? []), ...written.map(boxOfAnnotation)];
    if (boxes.length === 0) return;
    const frame = frameAround(document, boxes, '');
    if (!edit({ kind: 'annotate', frames: [frame], notes: [] }, `frame ${countWords(selectedNodes.size, 0)}`)) return;
    select([], [], [frame.id]);
    announce(`Frame round ${countWords(selectedNodes.size, 0)}. Type its name.`);
    canvasActions()?.write(frame.id);
  },
};

export const selectFramedCommand: Command = {
  id: 'edit.select-framed',
  title: 'Select what is in it',
  group: 'Edit',
  words: 'frame contents nodes inside',
  disabled: ({ document, selectedAnnotations }) =>
    document.frames.some(({ id }) => selectedAnnotations.has(id)) ? null : 'Select a frame',
  run({ app }) {
    const { document, selectedAnnotations, select, announce } = app.getState();
    const cards = allCards(document);
    const frames = document.frames.filter(({ id }) => selectedAnnotations.has(id));
    const nodes = new Set(frames.flatMap((frame) => nodesIn(frame, cards)));
    select(nodes);
    announce(`${countWords(nodes.size, 0) || 'Nothing'} selected`);
  },
};

export const fitFrameCommand: Command = {
  id: 'edit.fit-frame',
  title: 'Fit the frame to it',
  group: 'Edit',
  words: 'frame shrink grow around contents size',
  disabled: ({ document, selectedAnnotations }) =>
    document.frames.some(({ id }) => selectedAnnotations.has(id)) ? null : 'Select a frame',
  run({ app }) {
    const { document, selectedAnnotations, edit, announce } = app.getState();
    const cards = allCards(document);
    const frames = document.frames
      .filter(({ id }) => selectedAnnotations.has(id))
      .flatMap((frame) => {
        const inside = new Set(nodesIn(frame, cards));
        return inside.size === 0 ? [] : [{ ...frame, ...roomFor(cards.filter(({ node }) => inside.has(node))) }];
      });
    if (frames.length === 0) announce('No node is in it');
    else edit({ kind: 'annotate', frames, notes: [] }, 'fit a frame to its nodes');
  },
};

const allCards = ({ nodes }: GraphDocument) => canvasActions()?.boxesOf(new Set(nodes.map(({ id }) => id))) ?? [];
