/**
 * Python that a generated `model.py` defines before the network, once, where a layer needs it. `code` is formatted as Black
 * does it, ends without a line break, and may use `torch`, `nn`, `F` (torch.nn.functional), `math` and the helpers that it
 * `needs`.
 */
export type PytorchHelper = {
  /** The name of the function or class that it defines. */
  readonly name: string;
  readonly code: string;
  readonly needs?: readonly PytorchHelper[];
};
