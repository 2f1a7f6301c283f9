declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type NodeId = Brand<'NodeId'>;
export type EdgeId = Brand<'EdgeId'>;
export type RunId = Brand<'RunId'>;

/** The only places where a plain string becomes an id. */
export const nodeId = (text: string): NodeId => text as NodeId;
export const edgeId = (text: string): EdgeId => text as EdgeId;
export const runId = (text: string): RunId => text as RunId;
