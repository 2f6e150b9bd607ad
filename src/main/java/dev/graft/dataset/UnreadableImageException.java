package dev.graft.dataset;

import java.io.Serial;

/**
 * An image that cannot be used, with the reason as one short sentence for a person. The sentence
 * does not name the file, since the same bytes may have any name; whoever shows it puts the file in
 * front.
 */
public final class UnreadableImageException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param reason one short sentence, such as "The file is empty."
   */
  public UnreadableImageException(String reason) {
    super(reason);
  }

  /**
   * @param reason one short sentence
   * @param cause what the decoder said
   */
  public UnreadableImageException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** The sentence for a person. */
  public String reason() {
    String message = getMessage();
    return message == null ? "The image cannot be read." : message;
  }
}
