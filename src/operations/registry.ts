import type { Operation } from './Operation';
import { Abs } from './types/Abs';
import { AddN } from './types/AddN';
import { AddV2 } from './types/AddV2';
import { ArgMax } from './types/ArgMax';
import { AssignSubVariableOp } from './types/AssignSubVariableOp';
import { AssignVariableOp } from './types/AssignVariableOp';
import { AvgPool, AvgPoolGrad } from './types/AvgPool';
import { BiasAdd, BiasAddGrad } from './types/BiasAdd';
import { Bitcast } from './types/Bitcast';
import { Cast } from './types/Cast';
import { ConcatV2 } from './types/ConcatV2';
import { Const } from './types/Const';
import { Conv2D, Conv2DBackpropFilter, Conv2DBackpropInput } from './types/Conv2D';
import { DecodeImage } from './types/DecodeImage';
import {
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
} from './types/DepthwiseConv2dNative';
import { Elu, EluGrad } from './types/Elu';
import { Equal } from './types/Equal';
import { Erf } from './types/Erf';
import { Exp } from './types/Exp';
import { FusedBatchNormGradV3, FusedBatchNormV3 } from './types/FusedBatchNormV3';
import { Greater } from './types/Greater';
import { GreaterEqual } from './types/GreaterEqual';
import { Identity } from './types/Identity';
import { ImageProjectiveTransformV3 } from './types/ImageProjectiveTransformV3';
import { LeakyRelu, LeakyReluGrad } from './types/LeakyRelu';
import { LessEqual } from './types/LessEqual';
import { Log } from './types/Log';
import { MatMul } from './types/MatMul';
import { MatrixInverse } from './types/MatrixInverse';
import { Max } from './types/Max';
import { Maximum } from './types/Maximum';
import { MaxPool, MaxPoolGrad } from './types/MaxPool';
import { Mean } from './types/Mean';
import { Minimum } from './types/Minimum';
import { Mul } from './types/Mul';
import { Neg } from './types/Neg';
import { OneHot } from './types/OneHot';
import { Pack, Unpack } from './types/Pack';
import { Placeholder } from './types/Placeholder';
import { Pow } from './types/Pow';
import { ReadVariableOp } from './types/ReadVariableOp';
import { RealDiv } from './types/RealDiv';
import { Relu, ReluGrad } from './types/Relu';
import { Relu6, Relu6Grad } from './types/Relu6';
import { Reshape } from './types/Reshape';
import { ResizeBilinear, ResizeBilinearGrad } from './types/ResizeBilinear';
import { ResizeNearestNeighbor, ResizeNearestNeighborGrad } from './types/ResizeNearestNeighbor';
import { ResourceApplyAdam } from './types/ResourceApplyAdam';
import { ResourceApplyGradientDescent } from './types/ResourceApplyGradientDescent';
import { ResourceApplyKerasMomentum } from './types/ResourceApplyKerasMomentum';
import { Rsqrt, RsqrtGrad } from './types/Rsqrt';
import { SelectV2 } from './types/SelectV2';
import { Selu, SeluGrad } from './types/Selu';
import { Shape } from './types/Shape';
import { Sigmoid, SigmoidGrad } from './types/Sigmoid';
import { Sign } from './types/Sign';
import { Size } from './types/Size';
import { PadV2, Slice } from './types/Slice';
import { Softmax } from './types/Softmax';
import { SoftmaxCrossEntropyWithLogits } from './types/SoftmaxCrossEntropyWithLogits';
import { Softplus, SoftplusGrad } from './types/Softplus';
import { Softsign, SoftsignGrad } from './types/Softsign';
import { BatchToSpaceND, SpaceToBatchND } from './types/SpaceToBatchND';
import { Split } from './types/Split';
import { Sqrt, SqrtGrad } from './types/Sqrt';
import { Square } from './types/Square';
import { StatelessRandomUniform } from './types/StatelessRandomUniform';
import { Sub } from './types/Sub';
import { BroadcastTo, Sum } from './types/Sum';
import { Tanh, TanhGrad } from './types/Tanh';
import { VarHandleOp } from './types/VarHandleOp';

/** Every operation that a graph can hold, by name. */
export const operations: readonly Operation[] = [
  Abs,
  AddN,
  AddV2,
  ArgMax,
  AssignSubVariableOp,
  AssignVariableOp,
  AvgPool,
  AvgPoolGrad,
  BatchToSpaceND,
  BiasAdd,
  BiasAddGrad,
  Bitcast,
  BroadcastTo,
  Cast,
  ConcatV2,
  Const,
  Conv2D,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DecodeImage,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  Elu,
  EluGrad,
  Equal,
  Erf,
  Exp,
  FusedBatchNormGradV3,
  FusedBatchNormV3,
  Greater,
  GreaterEqual,
  Identity,
  ImageProjectiveTransformV3,
  LeakyRelu,
  LeakyReluGrad,
  LessEqual,
  Log,
  MatMul,
  MatrixInverse,
  Max,
  MaxPool,
  MaxPoolGrad,
  Maximum,
  Mean,
  Minimum,
  Mul,
  Neg,
  OneHot,
  Pack,
  PadV2,
  Placeholder,
  Pow,
  ReadVariableOp,
  RealDiv,
  Relu,
  Relu6,
  Relu6Grad,
  ReluGrad,
  Reshape,
  ResizeBilinear,
  ResizeBilinearGrad,
  ResizeNearestNeighbor,
  ResizeNearestNeighborGrad,
  ResourceApplyAdam,
  ResourceApplyGradientDescent,
  ResourceApplyKerasMomentum,
  Rsqrt,
  RsqrtGrad,
  SelectV2,
  Selu,
  SeluGrad,
  Shape,
  Sigmoid,
  SigmoidGrad,
  Sign,
  Size,
  Slice,
  Softmax,
  SoftmaxCrossEntropyWithLogits,
  Softplus,
  SoftplusGrad,
  Softsign,
  SoftsignGrad,
  SpaceToBatchND,
  Split,
  Sqrt,
  SqrtGrad,
  Square,
  StatelessRandomUniform,
  Sub,
  Sum,
  Tanh,
  TanhGrad,
  Unpack,
  VarHandleOp,
];

const byType: ReadonlyMap<string, Operation> = new Map(operations.map((operation) => [operation.type, operation]));

/** Null for operations of TensorFlow that are not known here. */
export function findOperation(type: string): Operation | null {
  return byType.get(type) ?? null;
}
