/** The part of `data.py` that is the same for every network: reading, splitting and ordering images. */
export const dataReaders = String.raw`
@dataclass(frozen=True)
class Images:
    """Images, uint8 [n, height, width, channels], and their class numbers, int64 [n]."""

    pixels: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, places: np.ndarray) -> "Images":
        return Images(self.pixels[places], self.labels[places])


@dataclass(frozen=True)
class Data:
    """What the network learns from, is checked with after each epoch, and is tried on."""

    train: Images
    validation: Images
    test: Images
    class_names: list[str]


def load_data(folder: str | Path | None = None) -> Data:
    """Read the images, and keep some of them for validation.

    folder: IDX files (as MNIST has them), the binary files of CIFAR-10, or one
    sub-folder of PNG or JPEG images a class; by default what the network was made for.
    """
    train, test, class_names = _read(_place(folder))
    if train.pixels.shape[1:] != IMAGE_SHAPE:
        raise ValueError(
            f"The images are {train.pixels.shape[1:]}, but the network takes {IMAGE_SHAPE}."
        )
    order = _shuffled(len(train), RandomStream(SEED, "split"))
    used = order if LIMIT is None else order[:LIMIT]
    kept = min(int(len(used) * VALIDATION_SPLIT), max(len(used) - 1, 0))
    learnt = np.sort(used[: len(used) - kept])
    return Data(
        train=train.take(learnt),
        validation=train.take(np.sort(used[len(used) - kept :])),
        test=test,
        class_names=class_names,
    )


def batches(
    images: Images, batch_size: int, epoch: int | None = None
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield float32 images in 0..1, channels last, and their int64 class numbers.

    epoch: counted from 1; its images come in the order in which that epoch learns
    them. Without it they come as they are.
    """
    if epoch is None:
        order = np.arange(len(images))
    else:
        order = _shuffled(len(images), RandomStream(SEED, f"shuffle/{epoch}"))
    for start in range(0, len(order), batch_size):
        part = images.take(order[start : start + batch_size])
        yield part.pixels.astype(np.float32) / np.float32(255), part.labels


class RandomStream:
    """The same numbers on every machine: xoshiro128** 1.1, seeded by FNV-1a."""

    def __init__(self, seed: int, purpose: str) -> None:
        state = 0x811C9DC5
        for byte in f"{seed}/{purpose}".encode():
            state = ((state ^ byte) * 0x01000193) & 0xFFFFFFFF
        words = []
        for _ in range(4):
            state = (state + 0x9E3779B9) & 0xFFFFFFFF
            mixed = ((state ^ (state >> 16)) * 0x21F0AAAD) & 0xFFFFFFFF
            mixed = ((mixed ^ (mixed >> 15)) * 0x735A2D97) & 0xFFFFFFFF
            words.append(mixed ^ (mixed >> 15))
        self.a, self.b, self.c = words[:3]
        self.d = words[3] or 1

    def next(self) -> int:
        scrambled = (_rotated((self.b * 5) & 0xFFFFFFFF, 7) * 9) & 0xFFFFFFFF
        shifted = (self.b << 9) & 0xFFFFFFFF
        self.c ^= self.a
        self.d ^= self.b
        self.b ^= self.c
        self.a ^= self.d
        self.c ^= shifted
        self.d = _rotated(self.d, 11)
        return scrambled

    def below(self, count: int) -> int:
        limit = 2**32 - 2**32 % count
        drawn = self.next()
        while drawn >= limit:
            drawn = self.next()
        return drawn % count


def _rotated(value: int, bits: int) -> int:
    return ((value << bits) | (value >> (32 - bits))) & 0xFFFFFFFF


def _shuffled(count: int, random: RandomStream) -> np.ndarray:
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = random.below(last + 1)
        order[last], order[other] = order[other], order[last]
    return np.array(order, dtype=np.int64)


def _read(folder: Path) -> tuple[Images, Images, list[str]]:
    files = {path.name: path for path in folder.iterdir() if path.is_file()}
    idx = [_idx_file(files, part) for part in ("train", "t10k")]
    if all(path is not None for pair in idx for path in pair):
        train, test = (Images(*_read_idx(*pair)) for pair in idx)
        return train, test, CLASS_NAMES or [str(number) for number in range(10)]
    names = [f"data_batch_{number}.bin" for number in range(1, 6)] + ["test_batch.bin"]
    if all(name in files for name in names):
        parts = [files[name].read_bytes() for name in names]
        return _cifar(parts[:5]), _cifar(parts[5:]), CLASS_NAMES or CIFAR10
    if CIFAR10_ARCHIVE in files:
        with tarfile.open(files[CIFAR10_ARCHIVE]) as archive:
            members = [member for member in archive if member.isfile()]
            found = {Path(member.name).name: member for member in members}
            parts = [archive.extractfile(found[name]).read() for name in names]
        return _cifar(parts[:5]), _cifar(parts[5:]), CLASS_NAMES or CIFAR10
    return _read_image_folder(folder)


def _idx_file(files: dict[str, Path], part: str) -> tuple[Path | None, Path | None]:
    def find(kind: str, axes: int) -> Path | None:
        for dot in "-.":
            for end in ("", ".gz"):
                name = f"{part}-{kind}{dot}idx{axes}-ubyte{end}"
                if name in files:
                    return files[name]
        return None

    return find("images", 3), find("labels", 1)


def _read_idx(images: Path, labels: Path) -> tuple[np.ndarray, np.ndarray]:
    def read(path: Path, axes: int) -> np.ndarray:
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        if len(content) < 4 + 4 * axes or content[:4] != bytes((0, 0, 8, axes)):
            raise ValueError(f"{path} is not an IDX file with {axes} axes.")
        shape = struct.unpack_from(f">{axes}I", content, 4)
        return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape)

    return read(images, 3)[..., np.newaxis], read(labels, 1).astype(np.int64)


def _cifar(parts: list[bytes]) -> Images:
    records = np.frombuffer(b"".join(parts), np.uint8).reshape(-1, 1 + 3 * 32 * 32)
    pixels = records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return Images(np.ascontiguousarray(pixels), records[:, 0].astype(np.int64))


def _read_image_folder(folder: Path) -> tuple[Images, Images, list[str]]:
    below = {path.name.lower(): path for path in _visible(folder) if path.is_dir()}
    has_parts = "train" in below and "test" in below
    train_root = below["train"] if has_parts else folder
    roots = [train_root, below["test"]] if has_parts else [folder]
    found = {path.name for root in roots for path in _visible(root) if path.is_dir()}
    class_names = sorted(found, key=_name_order)
    if not class_names:
        raise FileNotFoundError(f"{folder} has no IDX files and no sub-folder a class.")
    train, test = [], []
    for label, name in enumerate(class_names):
        images = _decode_all(train_root / name)
        if has_parts:
            train += [(image, label) for image in images]
            test += [(image, label) for image in _decode_all(below["test"] / name)]
            continue
        order = _shuffled(len(images), RandomStream(SEED, f"test/{label}"))
        chosen = set(order[: len(images) // 5].tolist())
        for place, image in enumerate(images):
            (test if place in chosen else train).append((image, label))
    return _stacked(train), _stacked(test), class_names


def _stacked(found: list[tuple[np.ndarray, int]]) -> Images:
    pixels = np.zeros((len(found), *IMAGE_SHAPE), np.uint8)
    for place, (image, _) in enumerate(found):
        pixels[place] = image
    return Images(pixels, np.array([label for _, label in found], np.int64))


def _visible(folder: Path) -> list[Path]:
    """Files and folders in the order of their names, without what systems leave."""
    left = {"thumbs.db", "desktop.ini", "__macosx", "icon\r"}
    paths = [] if not folder.is_dir() else list(folder.iterdir())
    shown = [p for p in paths if p.name[0] != "." and p.name.lower() not in left]
    return sorted(shown, key=lambda path: _name_order(path.name))


def _name_order(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _decode_all(folder: Path) -> list[np.ndarray]:
    images = []
    for path in _visible(folder):
        if not path.is_file():
            continue
        try:
            with Image.open(path, formats=("PNG", "JPEG")) as image:
                images.append(_fitted(np.asarray(image.convert("RGB"), np.float64)))
        except (OSError, SyntaxError, Image.DecompressionBombError) as error:
            print(f"Skipped {path}: {error}")
    return images


def _fitted(image: np.ndarray) -> np.ndarray:
    """Bring an image to the size of the network's input: bilinear, grey by luma."""
    height, width, channels = IMAGE_SHAPE

    def along(axis: int, size: int, values: np.ndarray) -> np.ndarray:
        count = values.shape[axis]
        place = np.clip((np.arange(size) + 0.5) * count / size - 0.5, 0, count - 1)
        low = np.floor(place).astype(int)
        share = (place - low).reshape([-1 if a == axis else 1 for a in range(3)])
        first = values.take(low, axis)
        second = values.take(np.minimum(low + 1, count - 1), axis)
        return first + (second - first) * share

    fitted = along(0, height, along(1, width, image))
    if channels == 1:
        red, green, blue = (fitted[..., [channel]] for channel in range(3))
        fitted = 0.299 * red + 0.587 * green + 0.114 * blue
    return np.floor(fitted + 0.5).astype(np.uint8)
`.trim();
