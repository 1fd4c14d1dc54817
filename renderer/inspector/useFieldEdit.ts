import { useRef } from 'react';
import { type Json, jsonEqual } from '../../src/document/json';
import { setParam } from '../../src/editing/changing';
import { useDocumentStore } from '../state/documentStore';

/** Writes one parameter of a layer. */
export type FieldEdit = {
  /** `undefined`: back to the default. Changes until `commit` are one undo step; a burst that ends where it began is none. */
  readonly change: (value: Json | undefined) => void;
  readonly commit: () => void;
  /** Puts back what was there before the burst. */
  readonly cancel: () => void;
  /** A change that is a step of its own. */
  readonly set: (value: Json | undefined) => void;
};

/** `value`: what the document holds now. */
export function useFieldEdit(nodeId: string, param: string, value: Json): FieldEdit {
  const key = `param:${nodeId}:${param}`;
  const before = useRef(value);
  const change = (next: Json | undefined) => {
    const { document, history, run, cancelMerge } = useDocumentStore.getState();
    const inBurst = history.undo.at(-1)?.mergeKey === key;
    if (!inBurst) before.current = value;
    if (inBurst && next !== undefined && jsonEqual(next, before.current)) cancelMerge(key);
    else if (next === undefined || !jsonEqual(next, value)) run(setParam(document, nodeId, param, next), key);
  };
  const commit = () => useDocumentStore.getState().endMerge();
  return {
    change,
    commit,
    cancel: () => useDocumentStore.getState().cancelMerge(key),
    set: (next) => {
      commit();
      change(next);
      commit();
    },
  };
}
