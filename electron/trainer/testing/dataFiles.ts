/** Images of an IDX file whose pixels count up. */
export function idxImages(count: number, height: number, width: number): Buffer {
  const pixels = Uint8Array.from({ length: count * height * width }, (_, index) => index % 256);
  return Buffer.concat([header(0x0803, count, height, width), pixels]);
}

export function idxLabels(labels: readonly number[]): Buffer {
  return Buffer.concat([header(0x0801, labels.length), Uint8Array.from(labels)]);
}

function header(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((value, index) => {
    bytes.writeUInt32BE(value, 4 * index);
  });
  return bytes;
}

/** CIFAR-10 images: a label, then planes of constant red, green and blue. */
export function cifarRecords(
  ...records: readonly (readonly [label: number, red: number, green: number, blue: number])[]
) {
  return Buffer.concat(
    records.map(([label, ...colours]) =>
      Buffer.concat([Buffer.from([label]), ...colours.map((value) => Buffer.alloc(1024, value))]),
    ),
  );
}

/** A tar archive (ustar) of plain files. */
export function tar(files: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const blocks = files.flatMap(([name, content]) => {
    const entry = Buffer.alloc(512);
    entry.write(name, 0);
    entry.write(content.length.toString(8).padStart(11, '0'), 124);
    entry.write('0', 156);
    entry.write('ustar', 257);
    return [entry, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
