package org.ecm.drills.check;

import java.util.List;

/**
 * How a drill went, as far as the judge must know.
 *
 * @param reach of its fault
 * @param settled on this process's monotonic clock: from then on no component moves
 * @param tookFiles whether an upload was acknowledged while the fault was there
 * @param stuck what did not come to its end by itself
 */
public record Course(Reach reach, long settled, boolean tookFiles, List<String> stuck) {}
