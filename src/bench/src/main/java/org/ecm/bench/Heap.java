package org.ecm.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Follows what is left on the heap after each garbage collection. */
final class Heap {

  private static final int MEGA = 1024 * 1024;

  private final List<Long> afterCollection = new ArrayList<>();

  Heap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, ignored) ->
                  collected(
                      GarbageCollectionNotificationInfo.from(
                          (CompositeData) notification.getUserData())),
              n ->
                  n.getType()
                      .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
              null);
    }
  }

  private synchronized void collected(GarbageCollectionNotificationInfo info) {
    afterCollection.add(
        info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(e -> !e.getKey().startsWith("Code") && !e.getKey().contains("etaspace"))
            .filter(e -> !e.getKey().startsWith("Compressed"))
            .map(e -> e.getValue())
            .mapToLong(MemoryUsage::getUsed)
            .sum());
  }

  /** The peak in each quarter of the run, so that growth shows. */
  synchronized String report() {
    List<String> quarters = new ArrayList<>();
    int size = afterCollection.size();
    for (int q = 0; q < 4 && size >= 4; q++) {
      long peak =
          afterCollection.subList(q * size / 4, (q + 1) * size / 4).stream()
              .mapToLong(Long::longValue)
              .max()
              .orElse(0);
      quarters.add(peak / MEGA + " MB");
    }
    return "%s by quarter of the run, after each of %d collections; limit %d MB"
        .formatted(String.join(", ", quarters), size, Runtime.getRuntime().maxMemory() / MEGA);
  }
}
