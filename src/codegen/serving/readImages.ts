/** Python that reads images for a network that is only run: what `run.py` of several exports has in common. */
export const readImagesCode = `def read_images(files: list[str], shape: tuple[int, ...]) -> np.ndarray:
    """Read pictures as float32 in 0..1, [n, *shape]. A .npy file is taken as it is."""
    if files[0].endswith(".npy"):
        return np.concatenate([np.load(file) for file in files]).astype(np.float32)
    if len(shape) != 3 or shape[2] not in (1, 3):
        raise SystemExit(f"This network takes {shape}, not pictures: give .npy files.")
    height, width, channels = shape
    mode = "L" if channels == 1 else "RGB"
    images = np.zeros((len(files), *shape), np.float32)
    for index, file in enumerate(files):
        with Image.open(file) as image:
            picture = ImageOps.exif_transpose(image).convert(mode)
            picture = picture.resize((width, height), Image.Resampling.BILINEAR)
        images[index] = np.asarray(picture).reshape(shape) / 255
    return images


def show(files: list[str], outputs: np.ndarray, class_names: list[str]) -> None:
    """Print the best class of each image, or all numbers where there are no classes."""
    for index, row in enumerate(outputs):
        name = files[index] if len(files) == len(outputs) else f"image {index + 1}"
        if row.ndim == 1 and len(class_names) == len(row):
            best = int(row.argmax())
            print(f"{name}: {class_names[best]} ({row[best]:.4f})")
        else:
            print(f"{name}: {row.tolist()}")
`;
