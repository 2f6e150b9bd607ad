package dev.graft.collections;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives as tests want them, honest and not, written in both forms. */
final class Archives {
  private static final int UNIX_LINK = 0120777;

  private final List<Piece> pieces = new ArrayList<>();

  private enum Kind {
    FILE,
    FOLDER,
    LINK,
    HARD_LINK
  }

  private record Piece(String name, Kind kind, byte[] content) {}

  Archives file(String name, byte[] content) {
    pieces.add(new Piece(name, Kind.FILE, content));
    return this;
  }

  Archives file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Archives folder(String name) {
    pieces.add(new Piece(name + "/", Kind.FOLDER, new byte[0]));
    return this;
  }

  Archives link(String name, String to) {
    pieces.add(new Piece(name, Kind.LINK, to.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  Archives hardLink(String name, String to) {
    pieces.add(new Piece(name, Kind.HARD_LINK, to.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  byte[] make(boolean zip) throws IOException {
    return zip ? zip() : tarGz();
  }

  byte[] tarGz() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      for (Piece piece : pieces) {
        // True keeps a slash at the beginning of the name.
        TarArchiveEntry entry =
            switch (piece.kind()) {
              case FILE -> new TarArchiveEntry(piece.name(), TarConstants.LF_NORMAL, true);
              case FOLDER -> new TarArchiveEntry(piece.name(), TarConstants.LF_DIR, true);
              case LINK -> new TarArchiveEntry(piece.name(), TarConstants.LF_SYMLINK, true);
              case HARD_LINK -> new TarArchiveEntry(piece.name(), TarConstants.LF_LINK, true);
            };
        boolean link = piece.kind() == Kind.LINK || piece.kind() == Kind.HARD_LINK;
        if (link) {
          entry.setLinkName(new String(piece.content(), StandardCharsets.UTF_8));
        } else {
          entry.setSize(piece.content().length);
        }
        tar.putArchiveEntry(entry);
        if (!link) {
          tar.write(piece.content());
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (Piece piece : pieces) {
        ZipArchiveEntry entry = new ZipArchiveEntry(piece.name());
        if (piece.kind() == Kind.LINK) {
          entry.setUnixMode(UNIX_LINK);
        }
        zip.putArchiveEntry(entry);
        zip.write(piece.content());
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
