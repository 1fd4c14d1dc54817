declare module '*/weights.bin' {
  const bytes: Uint8Array;
  export = bytes;
}

declare module '*/weights.json' {
  const specs: readonly { readonly name: string; readonly shape: readonly number[]; readonly dtype: string }[];
  export = specs;
}
