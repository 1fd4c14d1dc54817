/** A layer, or the network as a whole, that does not stand on the canvas as it stood in the file. */
export type ImportNote = {
  /** `lost`: a placeholder stands for it; `changed`: it is expressed otherwise; `left-out`: nothing is computed otherwise. */
  readonly kind: 'lost' | 'changed' | 'left-out';
  /** The node on the canvas; null for the network. */
  readonly nodeId: string | null;
  /** As the file calls it: "conv2d_3 (Conv2D)". */
  readonly layer: string;
  /** A sentence. */
  readonly message: string;
};

/** What a process is told that reads a model file. */
export type ImportJob = {
  /** Absolute: a `.keras` or `.h5` file, or a `model.json` with its shards beside it. */
  readonly path: string;
  /** Where the network and the file's weights are written, as of a run; null for nowhere. Made where it is missing. */
  readonly runFolder: string | null;
};

export type ImportResult = {
  /** The document in the file format. */
  readonly text: string;
  readonly name: string;
  /** "Keras 3 (.keras)" */
  readonly format: string;
  readonly notes: readonly ImportNote[];
  /** Numbers that were taken over; 0 where the file has none or they fit no layer. */
  readonly weightCount: number;
};

/** What a front end gets: the document, and the run that holds its weights. */
export type ImportedNetwork = ImportResult & { readonly runId: string | null };
