package org.ecm.rest.contact;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.results.ManualSettlement;

/** Whom a settlement would finish. */
@Schema(name = "Unknown")
public record UnknownView(
    @Schema(description = "How many contacts are unknown") long contacts,
    @Schema(description = "Since when the first of them is unknown; left out if there is none")
        Instant oldest,
    @Schema(description = "Since when the last of them is unknown; left out if there is none")
        Instant newest) {

  static UnknownView of(ManualSettlement.Pending pending) {
    return new UnknownView(pending.contacts(), pending.oldest(), pending.newest());
  }
}
