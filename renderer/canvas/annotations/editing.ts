import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AnnotationId } from '../../../src-core/ids';

/** The frame or note whose words are being written; a matter of the canvas alone. */
const editing = createStore<{ readonly id: AnnotationId | null }>()(() => ({ id: null }));

export const editAnnotation = (id: AnnotationId | null): void => editing.setState({ id });

export const useIsEdited = (id: AnnotationId): boolean => useStore(editing, (state) => state.id === id);

/** Undo title of a new note and of its first words, which are one step. */
export const addNoteTitle = 'add a note';
