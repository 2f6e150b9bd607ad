package dev.graft.engine;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * What computes. TensorFlow takes the first GPU that it can use and the processor for all else; its
 * GPU build (the Maven profile {@code gpu}) finds none where no driver is, and goes on without.
 */
final class Device {
  private static final String GPU = "GPU";

  private Device() {}

  /** For instance {@code CPU, 2 threads}, or {@code GPU, and CPU, 2 threads}. */
  static String words() {
    return words(types(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Names what computes.
   *
   * @param types of the devices that TensorFlow has
   * @param threads of the processor
   */
  static String words(List<String> types, int threads) {
    long gpus = types.stream().filter(GPU::equals).count();
    String processor = "CPU, " + threads + " threads";
    if (gpus == 0) {
      return processor;
    }
    return (gpus == 1 ? "GPU" : "the first of " + gpus + " GPUs") + ", and " + processor;
  }

  /**
   * The types of the devices that TensorFlow has on this machine, as it names them.
   *
   * @return at least {@code CPU}
   * @throws dev.graft.errors.GraftException if TensorFlow cannot be loaded
   */
  static List<String> types() {
    TensorFlowRuntime.load();
    try (TF_Status status = TF_Status.newStatus();
        TF_Graph graph = TF_Graph.newGraph();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        TF_Session session = TF_Session.newSession(graph, options, status)) {
      status.throwExceptionIfNotOK();
      TF_DeviceList devices = tensorflow.TF_SessionListDevices(session, status);
      try {
        status.throwExceptionIfNotOK();
        List<String> types = new ArrayList<>();
        for (int i = 0; i < tensorflow.TF_DeviceListCount(devices); i++) {
          types.add(tensorflow.TF_DeviceListType(devices, i, status).getString());
          status.throwExceptionIfNotOK();
        }
        return types;
      } finally {
        tensorflow.TF_DeleteDeviceList(devices);
      }
    }
  }
}
