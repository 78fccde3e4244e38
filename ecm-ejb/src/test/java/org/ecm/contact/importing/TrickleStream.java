package org.ecm.contact.importing;

import java.io.ByteArrayInputStream;

/** Gives its bytes a few at a time, as a network does. */
final class TrickleStream extends ByteArrayInputStream {
  private final int most;

  TrickleStream(byte[] bytes, int from, int most) {
    super(bytes, from, bytes.length - from);
    this.most = most;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    return super.read(target, offset, Math.min(length, most));
  }
}
