import '@xyflow/react/dist/base.css';
import './canvas.css';
import './nodes.css';
import './overlays.css';
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  SelectionMode,
  useStore,
} from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { GRID } from '../../src/document/geometry';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { CanvasMenu } from './CanvasMenu';
import { CanvasStart } from './CanvasStart';
import { canvasKeyDown } from './canvasKeys';
import { useCanvasStore } from './canvasStore';
import { flowHandlers } from './flowHandlers';
import type { LayerNode, TensorEdge } from './flowItems';
import { LayerNodeCard } from './LayerNodeCard';
import { LayerSearchBox } from './LayerSearchBox';
import { MiniMapNode } from './MiniMapNode';
import { ParameterBar } from './ParameterBar';
import { TensorEdgePath } from './TensorEdgePath';
import { useWheel } from './useWheel';
import { attachViewport, fitNetwork, MAX_ZOOM, MIN_ZOOM, placeUnder } from './viewport';
import { WireHint } from './WireHint';
import { WireModeBar } from './WireModeBar';

const nodeTypes = { layer: LayerNodeCard };
const edgeTypes = { tensor: TensorEdgePath };
const snapGrid: [number, number] = [GRID, GRID];
const panButtons = [1];
const multiSelectionKeys = ['Control', 'Meta'];
const hidden = { hideAttribution: true };
/** Screen pixels within which a wire snaps to a port. */
const SNAP_RADIUS = 26;
/**
 * From so many nodes on, only those in view are in the page: measured at 300 nodes, steps of a drag or a pan then take a
 * third of the time. Small networks stay whole, for the Tab key and for searches in the page.
 */
const LARGE_NETWORK = 150;
/** Below this zoom small print is a blur, and is left out. */
const SMALL_PRINT = 0.45;

/** The network as a picture that can be edited. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasArea />
    </ReactFlowProvider>
  );
}

function CanvasArea() {
  const area = useRef<HTMLElement>(null);
  const [flow, setFlow] = useState<ReactFlowInstance<LayerNode, TensorEdge> | null>(null);
  const nodes = useCanvasStore((state) => state.nodes);
  const edges = useCanvasStore((state) => state.edges);
  const changeNodes = useCanvasStore((state) => state.changeNodes);
  const changeEdges = useCanvasStore((state) => state.changeEdges);
  const opened = useDocumentStore((state) => state.opened);
  const isEmpty = useDocumentStore((state) => state.document.nodes.length === 0);
  const isLarge = useDocumentStore((state) => state.document.nodes.length >= LARGE_NETWORK);
  const snap = useSettingsStore((state) => state.settings.snapToGrid);
  const minimap = useSettingsStore((state) => state.settings.minimap);
  const radius = useStore((state) => Math.round(SNAP_RADIUS / state.transform[2]));
  const far = useStore((state) => state.transform[2] < SMALL_PRINT);
  const measured = useStore((state) => state.width > 0 && state.height > 0);
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  useWheel(area);
  useEffect(() => useUiStore.getState().setZoomPercent(percent), [percent]);
  useEffect(() => {
    return flow === null || area.current === null ? undefined : attachViewport(flow, area.current);
  }, [flow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opened network is fitted once, whatever it holds.
  useEffect(() => {
    if (flow !== null && measured) fitNetwork(null, false);
  }, [flow, measured, opened]);
  const search = useCallback((at: { x: number; y: number }) => {
    useCanvasStore.getState().openSearch({ at, purpose: { kind: 'place', position: placeUnder(at) } });
  }, []);
  return (
    <section
      ref={area}
      className="canvas-region"
      aria-label="Network canvas"
      data-panel="canvas"
      data-far={far || undefined}
      tabIndex={-1}
      onKeyDown={canvasKeyDown}
      onDoubleClick={(event) => {
        const isPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
        if (isPane) search({ x: event.clientX, y: event.clientY });
      }}
    >
      <ReactFlow<LayerNode, TensorEdge>
        nodes={nodes as LayerNode[]}
        edges={edges as TensorEdge[]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        onNodesChange={changeNodes}
        onEdgesChange={changeEdges}
        {...flowHandlers}
        connectionMode={ConnectionMode.Strict}
        connectionRadius={radius}
        reconnectRadius={15}
        connectOnClick={false}
        // A port near the border must not run away from the wire; the wheel moves the view while one is drawn.
        autoPanOnConnect={false}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        snapToGrid={snap}
        snapGrid={snapGrid}
        onlyRenderVisibleElements={isLarge}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={multiSelectionKeys}
        panOnDrag={panButtons}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        panOnScroll={false}
        preventScrolling={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        proOptions={hidden}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.4} color="var(--dots)" />
        {minimap && <MiniMap pannable zoomable nodeComponent={MiniMapNode} ariaLabel="Overview of the network" />}
      </ReactFlow>
      {isEmpty && <CanvasStart />}
      <ParameterBar />
      <WireHint />
      <WireModeBar />
      <LayerSearchBox />
      <CanvasMenu />
    </section>
  );
}
