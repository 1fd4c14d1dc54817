import { expect } from '@playwright/test';
import type { ConvCanvas } from '../support/ConvCanvas';

/** The lecture's network in the order of the flow: title in the palette, id that it gets, place on the canvas. */
const layers = [
  { title: 'Input', id: 'input_1', x: 100, y: 150 },
  { title: 'Convolution', id: 'conv2d_1', x: 270, y: 150 },
  { title: 'Max pooling', id: 'maxpooling2d_1', x: 440, y: 150 },
  { title: 'Convolution', id: 'conv2d_2', x: 610, y: 150 },
  { title: 'Max pooling', id: 'maxpooling2d_2', x: 100, y: 330 },
  { title: 'Flatten', id: 'flatten_1', x: 270, y: 330 },
  { title: 'Dense', id: 'dense_1', x: 440, y: 330 },
  { title: 'Dense', id: 'dense_2', x: 610, y: 330 },
  { title: 'Dense', id: 'dense_3', x: 100, y: 510 },
] as const;

/** Parameters to set, as a beginner would: click the layer, type into the field. */
const settings = [
  { id: 'conv2d_1', field: 'Filters', value: '16', activation: 'relu' },
  { id: 'conv2d_2', field: 'Filters', value: '32', activation: 'relu' },
  { id: 'dense_1', field: 'Units', value: '32', activation: 'relu' },
  { id: 'dense_2', field: 'Units', value: '16', activation: 'relu' },
  { id: 'dense_3', field: 'Units', value: '10', activation: 'softmax' },
] as const;

/** Builds the lecture's network from an empty canvas: every layer is dragged there, every wire drawn. */
export async function buildLecture(app: ConvCanvas): Promise<void> {
  await app.newNetwork();
  await expect(app.nodes()).toHaveCount(0);
  for (const { title, id, x, y } of layers) {
    await app.dragFromPalette(title, { x, y });
    await expect(app.node(id)).toBeVisible();
  }
  for (let place = 1; place < layers.length; place++) {
    const [source, target] = [layers[place - 1], layers[place]];
    if (source === undefined || target === undefined) continue;
    await app.connect(source.id, target.id);
    await expect(app.edges()).toHaveCount(place);
  }
  await app.select('input_1');
  await app.setField('Shape height', '32');
  await app.setField('Shape width', '32');
  await app.setField('Shape channels', '3');
  for (const { id, field, value, activation } of settings) {
    await app.select(id);
    await app.setField(field, value);
    await app.choose('Activation', activation);
  }
  await expect(app.node('conv2d_1')).toContainText('30×30×16');
  await expect(app.node('flatten_1')).toContainText('1,152');
  await expect(app.node('dense_1')).toContainText('36,896');
  await expect(app.topBar).toContainText('42,682');
}
