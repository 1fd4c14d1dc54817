import type { PytorchHelper } from '../emission/pytorchHelpers';

const randomWithin: PytorchHelper = {
  name: 'random_within',
  code: `def random_within(most, images):
    """A number from -most to most for each image."""
    share = 2 * torch.rand(len(images), device=images.device) - 1
    return most * share.to(images.dtype)`,
};

const warp: PytorchHelper = {
  name: 'warp',
  code: `def warp(images, transform, fill_mode):
    """Moves pixels: the new (x, y) comes from (a0 x + a1 y + a2, b0 x + b1 y + b2).

    \`transform\` is a0, a1, a2, b0, b1, b2, each with a number for each image. Bilinear.
    """
    height, width = images.shape[2:]
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    points = torch.stack([x, y, torch.ones_like(x)], dim=-1).to(images)
    rows = torch.stack(transform, dim=1).view(-1, 2, 3)
    places = torch.einsum("hwk,nck->nhwc", points, rows)
    size = images.new_tensor([width, height])
    if fill_mode == "wrap":
        last = (size - 1).clamp(min=1)
        left = torch.trunc(-places / last) + 1
        right = -torch.trunc(places / last) * (places > last)
        places = places + size * torch.where(places < 0, left, right)
    beyond = {"reflect": "reflection", "constant": "zeros"}.get(fill_mode, "border")
    grid = (2 * places + 1) / size - 1
    return F.grid_sample(images, grid, padding_mode=beyond, align_corners=False)`,
};

export const randomFlip: PytorchHelper = {
  name: 'RandomFlip',
  code: `class RandomFlip(nn.Module):
    """Mirrors about half of the images, in training only."""

    def __init__(self, dims):
        super().__init__()
        self.dims = dims

    def forward(self, x):
        if not self.training:
            return x
        flipped = torch.rand(len(x), 1, 1, 1, device=x.device) < 0.5
        return torch.where(flipped, x.flip(self.dims), x)`,
};

export const randomRotation: PytorchHelper = {
  name: 'RandomRotation',
  code: `class RandomRotation(nn.Module):
    """Turns each image by up to \`factor\` full turns either way, in training only."""

    def __init__(self, factor, fill_mode="reflect"):
        super().__init__()
        self.factor = factor
        self.fill_mode = fill_mode

    def forward(self, x):
        if not self.training:
            return x
        angle = 2 * math.pi * random_within(self.factor, x)
        cos, sin = torch.cos(angle), torch.sin(angle)
        center_y, center_x = [(size - 1) / 2 for size in x.shape[2:]]
        from_x = [cos, -sin, center_x - center_x * cos + center_y * sin]
        from_y = [sin, cos, center_y - center_x * sin - center_y * cos]
        return warp(x, from_x + from_y, self.fill_mode)`,
  needs: [randomWithin, warp],
};

export const randomTranslation: PytorchHelper = {
  name: 'RandomTranslation',
  code: `class RandomTranslation(nn.Module):
    """Shifts each image by up to these shares of its size, in training only."""

    def __init__(self, height_factor, width_factor, fill_mode="reflect"):
        super().__init__()
        self.height_factor = height_factor
        self.width_factor = width_factor
        self.fill_mode = fill_mode

    def forward(self, x):
        if not self.training:
            return x
        height, width = x.shape[2:]
        down = height * random_within(self.height_factor, x)
        right = width * random_within(self.width_factor, x)
        zero, one = torch.zeros_like(down), torch.ones_like(down)
        return warp(x, [one, zero, -right, zero, one, -down], self.fill_mode)`,
  needs: [randomWithin, warp],
};

export const randomZoom: PytorchHelper = {
  name: 'RandomZoom',
  code: `class RandomZoom(nn.Module):
    """Shows up to these shares more or less of each image, in training only.

    Without a \`width_factor\` of its own the width is zoomed as the height.
    """

    def __init__(self, height_factor, width_factor=None, fill_mode="reflect"):
        super().__init__()
        self.height_factor = height_factor
        self.width_factor = width_factor
        self.fill_mode = fill_mode

    def forward(self, x):
        if not self.training:
            return x
        height, width = x.shape[2:]
        zoom_y = 1 + random_within(self.height_factor, x)
        zoom_x = zoom_y
        if self.width_factor is not None:
            zoom_x = 1 + random_within(self.width_factor, x)
        zero = torch.zeros_like(zoom_y)
        from_x = [zoom_x, zero, (width - 1) / 2 * (1 - zoom_x)]
        from_y = [zero, zoom_y, (height - 1) / 2 * (1 - zoom_y)]
        return warp(x, from_x + from_y, self.fill_mode)`,
  needs: [randomWithin, warp],
};

/** `range`: the smallest and the largest value that comes out. */
export function randomContrast([lowest, highest]: readonly [number, number]): PytorchHelper {
  return {
    name: 'RandomContrast',
    code: `class RandomContrast(nn.Module):
    """Stretches channels around their mean by up to \`factor\`, in training only."""

    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, x):
        if not self.training:
            return x
        mean = x.mean(dim=(2, 3), keepdim=True)
        strength = 1 + random_within(self.factor, x).view(-1, 1, 1, 1)
        return torch.clamp((x - mean) * strength + mean, ${lowest}, ${highest})`,
    needs: [randomWithin],
  };
}
