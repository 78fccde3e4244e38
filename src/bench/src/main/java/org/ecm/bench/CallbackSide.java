package org.ecm.bench;

import java.net.URI;
import java.util.function.LongSupplier;

/**
 * One side of the comparison of callback requests, and how it fared.
 *
 * @param repeated whether its requests repeat earlier ones, which ECM must say in its answers
 */
record CallbackSide(URI address, boolean repeated, Watch watch, Latencies latencies) {

  CallbackSide(URI address, boolean repeated, LongSupplier processor) {
    this(address, repeated, new Watch(processor), new Latencies());
  }
}
