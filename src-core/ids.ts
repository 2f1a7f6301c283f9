declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type NodeId = Brand<'NodeId'>;
export type EdgeId = Brand<'EdgeId'>;
/** A frame or a note: what is written on the drawing and not part of the network. */
export type AnnotationId = Brand<'AnnotationId'>;
/** A run of the worker, in this session. */
export type RunId = Brand<'RunId'>;
/** A run that a project keeps. */
export type KeptRunId = Brand<'KeptRunId'>;

/** The only places where a plain string becomes an id. */
export const nodeId = (text: string): NodeId => text as NodeId;
export const edgeId = (text: string): EdgeId => text as EdgeId;
export const annotationId = (text: string): AnnotationId => text as AnnotationId;
export const runId = (text: string): RunId => text as RunId;
export const keptRunId = (text: string): KeptRunId => text as KeptRunId;
