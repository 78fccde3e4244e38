package org.ecm.rest.contact;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.dialer.Disposition;

/** Whom a recycle would call again. */
@Schema(name = "Unreached")
public record UnreachedView(
    @Schema(description = "At most so many: some may be on the do-not-call list by then")
        long contacts,
    @Schema(description = "By the outcome with which they finished")
        Map<Disposition, Long> outcomes) {

  static UnreachedView of(Map<Disposition, Long> outcomes) {
    return new UnreachedView(outcomes.values().stream().mapToLong(Long::longValue).sum(), outcomes);
  }
}
