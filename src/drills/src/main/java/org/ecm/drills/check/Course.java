package org.ecm.drills.check;

import java.util.ArrayList;
import java.util.List;

/**
 * How a drill went, as far as the judge must know.
 *
 * @param reach of its fault
 * @param settled on this process's monotonic clock: from then on no component moves
 * @param tookFiles whether an upload was acknowledged while the fault was there
 * @param stuck what did not come to its end by itself
 */
public record Course(Reach reach, long settled, boolean tookFiles, List<String> stuck) {

  /** Those losses of session or page that had no excuse. */
  List<String> losses(List<String> all) {
    return reach.keepsSessions() ? all : List.of();
  }

  /** Those forms that failed without an excuse. */
  List<String> failedForms(List<String> all) {
    return reach.leavesClientsAlone() ? all : List.of();
  }

  /** What went wrong with uploads without an excuse. */
  List<String> failedUploads(List<String> all) {
    if (!reach.leavesClientsAlone()) {
      return List.of();
    }
    List<String> failures = new ArrayList<>(all);
    if (!tookFiles) {
      failures.add("none was acknowledged while the fault was there");
    }
    return failures;
  }
}
