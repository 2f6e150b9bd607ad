package dev.graft.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations that a graph of others may hold: arithmetic on tensors, which can neither read nor
 * write files, run code, open connections nor keep a state. Whatever is not listed is refused.
 */
public final class GraphOps {
  private static final Set<String> PURE =
      Stream.of(
              // Values and shapes
              """
              Const Identity IdentityN Snapshot StopGradient PreventGradient EnsureShape Shape
              ShapeN Size Rank Reshape Squeeze ExpandDims Pack Unpack Concat ConcatV2 Split
              SplitV Slice StridedSlice Gather GatherV2 GatherNd Tile Transpose
              ConjugateTranspose Fill ZerosLike OnesLike Range BroadcastTo BroadcastArgs Cast
              Pad PadV2 MirrorPad Reverse ReverseV2 OneHot Where Select SelectV2 SpaceToDepth
              DepthToSpace SpaceToBatchND BatchToSpaceND SpaceToBatch BatchToSpace
              ExtractImagePatches PlaceholderWithDefault LinSpace InvertPermutation NoOp
              Assert
              """,
              // Arithmetic
              """
              Add AddV2 AddN Sub Mul Div RealDiv DivNoNan MulNoNan FloorDiv TruncateDiv
              FloorMod Mod TruncateMod Pow Square SquaredDifference Sqrt Rsqrt Reciprocal Inv
              Exp Expm1 Log Log1p Neg Abs Sign Floor Ceil Round Rint Maximum Minimum
              ClipByValue Erf Erfc Sin Cos Tan Asin Acos Atan Atan2 Sinh Cosh Tanh Sigmoid
              IsNan IsInf IsFinite Cumsum Cumprod
              """,
              // Comparison and logic
              """
              Greater GreaterEqual Less LessEqual Equal NotEqual LogicalAnd LogicalOr
              LogicalNot
              """,
              // Sums over axes
              """
              Sum Mean Prod Max Min Any All ArgMax ArgMin L2Loss TopK TopKV2 EuclideanNorm
              SegmentSum UnsortedSegmentSum
              """,
              // Products
              """
              MatMul BatchMatMul BatchMatMulV2 BatchMatMulV3 Einsum MatrixDiag MatrixBandPart
              """,
              // Networks
              """
              Conv2D Conv3D DepthwiseConv2dNative BiasAdd BiasAddV1 FusedBatchNorm
              FusedBatchNormV2 FusedBatchNormV3 MaxPool MaxPoolV2 AvgPool MaxPool3D AvgPool3D
              Relu Relu6 LeakyRelu Elu Selu Softplus Softsign Softmax LogSoftmax LRN
              Dilation2D FusedPadConv2D
              """,
              // Pictures
              """
              ResizeBilinear ResizeNearestNeighbor ResizeBicubic ResizeArea ScaleAndTranslate
              CropAndResize RGBToHSV HSVToRGB AdjustContrastv2 ImageProjectiveTransformV2
              ImageProjectiveTransformV3
              """,
              // Numbers of fewer bits
              """
              FakeQuantWithMinMaxArgs FakeQuantWithMinMaxVars
              FakeQuantWithMinMaxVarsPerChannel QuantizeAndDequantizeV2
              QuantizeAndDequantizeV3 Dequantize Bitcast
              """)
          .flatMap(names -> Stream.of(names.strip().split("\\s+")))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * What else may stand beside the path from the picture to the result, where it is left out: the
   * remains of augmentation and of training, which touch nothing outside of the graph.
   */
  private static final Set<String> IDLE =
      Stream.of(
              """
              AssignVariableOp AssignAddVariableOp AssignSubVariableOp VarIsInitializedOp
              RandomUniform RandomUniformInt RandomStandardNormal TruncatedNormal
              StatelessRandomUniform StatelessRandomUniformV2 StatelessRandomUniformInt
              StatelessRandomUniformIntV2 StatelessRandomUniformFullInt
              StatelessRandomUniformFullIntV2 StatelessRandomNormal StatelessRandomNormalV2
              StatelessTruncatedNormal StatelessTruncatedNormalV2 StatelessRandomGetAlg
              StatelessRandomGetKeyCounter StatelessRandomGetKeyCounterAlg
              """)
          .flatMap(names -> Stream.of(names.strip().split("\\s+")))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * What a bundle holds besides: its picture, its variables, and the gradients of its class
   * activation map.
   */
  private static final Set<String> BUNDLED =
      Stream.of(
              """
              Placeholder VariableV2 Assign VarHandleOp ReadVariableOp AssignVariableOp
              VarIsInitializedOp BroadcastGradientArgs ConcatOffset DynamicStitch
              Conv2DBackpropInput Conv2DBackpropFilter Conv2DBackpropInputV2
              Conv2DBackpropFilterV2 DepthwiseConv2dNativeBackpropInput
              DepthwiseConv2dNativeBackpropFilter BiasAddGrad FusedBatchNormGrad
              FusedBatchNormGradV2 FusedBatchNormGradV3 MaxPoolGrad MaxPoolGradV2 AvgPoolGrad
              ReluGrad Relu6Grad LeakyReluGrad EluGrad SeluGrad SoftplusGrad SoftsignGrad
              SigmoidGrad TanhGrad SqrtGrad RsqrtGrad ReciprocalGrad InvGrad LRNGrad
              StridedSliceGrad MirrorPadGrad ResizeBilinearGrad ResizeNearestNeighborGrad
              ResizeBicubicGrad ScatterNd UnsortedSegmentMax UnsortedSegmentMin
              UnsortedSegmentProd SoftmaxCrossEntropyWithLogits Xdivy Xlogy LogicalXor
              """)
          .flatMap(names -> Stream.of(names.strip().split("\\s+")))
          .collect(Collectors.toUnmodifiableSet());

  /** The outputs of operations that have several, in order; all others have one. */
  private static final Map<String, List<String>> OUTPUTS =
      Map.of(
          "FusedBatchNorm", batchNormalisation(2),
          "FusedBatchNormV2", batchNormalisation(2),
          "FusedBatchNormV3", batchNormalisation(3),
          "TopK", List.of("values", "indices"),
          "TopKV2", List.of("values", "indices"));

  private GraphOps() {}

  private static List<String> batchNormalisation(int spaces) {
    List<String> all =
        List.of(
            "y",
            "batch_mean",
            "batch_variance",
            "reserve_space_1",
            "reserve_space_2",
            "reserve_space_3");
    return all.subList(0, 3 + spaces);
  }

  /**
   * Whether an operation only computes.
   *
   * @param op TensorFlow's name of it
   * @return true if a graph of others may hold it
   */
  public static boolean isPure(String op) {
    return PURE.contains(op);
  }

  /** Whether an operation may stand where it is not needed for the result, and so is not run. */
  static boolean isIdle(String op) {
    return IDLE.contains(op);
  }

  /**
   * Whether an operation may stand in the graph of a bundle, apart from those that save and restore
   * its variables.
   */
  static boolean isBundled(String op) {
    return PURE.contains(op) || IDLE.contains(op) || BUNDLED.contains(op);
  }

  /** The place of an operation's output among its outputs: 0 for the only one, -1 for none. */
  static int outputIndex(String op, String output) {
    return OUTPUTS.getOrDefault(op, List.of(output)).indexOf(output);
  }
}
