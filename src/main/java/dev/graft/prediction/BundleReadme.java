package dev.graft.prediction;

import dev.graft.network.Preprocessing;

/** The page in a bundle that tells a programmer how to use it. */
final class BundleReadme {
  private BundleReadme() {}

  static String of(ModelBundle model) {
    int h = model.preprocessing().height();
    int w = model.preprocessing().width();
    String classes =
        String.join(", ", model.classes().subList(0, Math.min(20, model.classes().size())));
    return """
        # An image classifier made with Graft

        Classes: %s%s.
        Backbone: %s (%s), licence: %s, from: %s.

        The folder is a TensorFlow SavedModel with a description, `graft.json`. `serving_default` takes `image`, float32
        [-1, %d, %d, 3], RGB 0..255, already at that size (%s, bilinear without antialiasing), and gives `probabilities`
        [-1, %d] in the order of `synset.txt`. `features` gives the embedding; `explain` takes `image` and `class_index`,
        int32 [-1], and gives the class-activation map.

        ## Python

        ```python
        import tensorflow as tf
        model = tf.saved_model.load(".")
        rgb = tf.io.decode_image(tf.io.read_file("photo.jpg"), channels=3, expand_animations=False)
        image = tf.image.resize(tf.cast(rgb, tf.float32)[None], (%d, %d))
        print(model.signatures["serving_default"](image=image)["probabilities"].numpy())
        ```

        ## Java, with DJL

        ```java
        Criteria<NDList, NDList> criteria = Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(Path.of("."))
            .optEngine("TensorFlow")
            .optTranslator(new NoopTranslator())
            .build();
        try (ZooModel<NDList, NDList> model = criteria.loadModel();
            Predictor<NDList, NDList> predictor = model.newPredictor();
            NDManager manager = NDManager.newBaseManager()) {
          NDArray image = manager.create(pixels, new Shape(1, %d, %d, 3));
          System.out.println(predictor.predict(new NDList(image)).get(0));
        }
        ```
        """
        .formatted(
            classes,
            model.classes().size() > 20 ? ", ... (" + model.classes().size() + " in all)" : "",
            model.backbone().name(),
            model.backbone().architecture(),
            model.backbone().licence(),
            model.backbone().source(),
            h,
            w,
            fit(model),
            model.classes().size(),
            h,
            w,
            h,
            w);
  }

  private static String fit(ModelBundle model) {
    String fit =
        switch (model.preprocessing().fit()) {
          case STRETCH -> "stretched";
          case CENTER_CROP -> "the centred square of the picture";
          case PAD -> "the whole picture with black beside it";
        };
    return model.preprocessing().decoding() == Preprocessing.Decoding.SCALED
        ? fit
            + "; JPEG files whose shorter side is at least twice that were decoded at a half, a"
            + " quarter or an eighth of their size first"
        : fit;
  }
}
