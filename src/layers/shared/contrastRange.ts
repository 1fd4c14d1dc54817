/** Where keras.layers.RandomContrast cuts values off: its default `value_range`. */
export const contrastRange = [0, 255] as const;
